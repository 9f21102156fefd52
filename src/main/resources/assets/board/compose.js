// Alt with an arrow moves the item that has the focus; while pictures are being masked the list is fetched anew.
document.addEventListener('keydown', event => {
  const direction = { ArrowUp: 'up', ArrowDown: 'down' }[event.key];
  const item = event.target.closest?.('.items li');
  if (event.altKey && direction && item) {
    event.preventDefault();
    sessionStorage.setItem('focus', item.id);
    item.querySelector(`[data-move=${direction}]`)?.click();
  }
});

const moved = sessionStorage.getItem('focus');
sessionStorage.removeItem('focus');
if (moved) {
  document.getElementById(moved)?.focus();
}

async function refresh() {
  const items = document.getElementById('items');
  if (items.dataset.waiting !== 'true') {
    return;
  }
  const answer = await fetch(location.href);
  if (answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const focused = items.contains(document.activeElement) ? document.activeElement.closest('li')?.id : null;
    items.replaceWith(document.importNode(page.getElementById('items'), true));
    document.getElementById(focused)?.focus();
  }
  setTimeout(refresh, 1500);
}

setTimeout(refresh, 1500);
