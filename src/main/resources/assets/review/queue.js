'use strict';

// What comes in or is decided meanwhile is in the list without a reload; what one reads or fills in stays.
const EVERY_MILLIS = 5000;
// A page that nobody looks at must not keep its officer signed in.
const ATTENDED_MILLIS = 10 * 60 * 1000;
const PARTS = ['counts', 'cases'];

let attended = Date.now();
for (const sign of ['pointermove', 'keydown', 'scroll']) {
  document.addEventListener(sign, () => { attended = Date.now(); }, {passive: true});
}

async function follow() {
  if (document.hidden || Date.now() - attended > ATTENDED_MILLIS) {
    return;
  }
  const answer = await fetch(location.href, {headers: {Accept: 'text/html'}, redirect: 'error'});
  if (!answer.ok) {
    return;
  }
  const now = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const id of PARTS) {
    const old = document.getElementById(id);
    const fresh = now.getElementById(id);
    if (fresh && fresh.innerHTML !== old.innerHTML && !old.contains(document.activeElement)) {
      old.replaceChildren(...fresh.childNodes);
    }
  }
}

setInterval(() => follow().catch(() => { /* signed out, or the office is away: the list stays as it is */ }), EVERY_MILLIS);
