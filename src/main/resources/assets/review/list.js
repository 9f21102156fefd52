'use strict';

document.getElementById('all')?.addEventListener('change', event => {
  document.querySelectorAll('input[name=page]').forEach(box => { box.checked = event.target.checked; });
});
