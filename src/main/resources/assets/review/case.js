'use strict';

/*
 * The page of a case. The next case lies ready in #next, its pictures decoded, and takes the place of this one when the
 * server has stored the decision.
 */
(() => {
  const token = document.querySelector('meta[name=form-token]').content;
  const now = document.getElementById('now');
  const next = document.getElementById('next');
  const message = document.getElementById('message');
  const help = document.getElementById('help');
  const VISITED = 'review.visited';
  let viewer = null;
  let coming = Promise.resolve();
  let busy = false;

  const article = () => now.querySelector('article');
  const form = () => article().querySelector('form.decision');
  const page = () => article().dataset.page;

  function say(text, isWrong = false) {
    message.textContent = text;
    message.classList.toggle('wrong', isWrong);
    message.hidden = false;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { message.hidden = true; }, isWrong ? 8000 : 2500);
  }

  function visited() {
    return JSON.parse(sessionStorage.getItem(VISITED) || '[]');
  }

  function remember(id) {
    sessionStorage.setItem(VISITED, JSON.stringify([...visited().filter(other => other !== id), id].slice(-50)));
  }

  async function post(path, body = new URLSearchParams()) {
    const answer = await fetch(path, {method: 'POST', headers: {'X-Form-Token': token}, body});
    if (answer.status === 401) {
      location.reload();
    }
    return answer;
  }

  /** Fetches the next case and decodes its first picture. */
  async function preload() {
    next.replaceChildren();
    const answer = await post('/review/preload', new URLSearchParams({except: page()}));
    if (answer.status !== 200) {
      return;
    }
    const parsed = new DOMParser().parseFromString(await answer.text(), 'text/html');
    next.replaceChildren(document.adoptNode(parsed.querySelector('article')));
    await Promise.allSettled([...next.querySelectorAll('img')].map(picture => picture.decode()));
  }

  function begin() {
    viewer = new Viewer(article());
    viewer.begin();
    if (form()) {
      coming = preload().catch(() => {});
    }
  }

  async function forward() {
    await coming;
    let following = next.querySelector('article');
    if (!following) {
      coming = preload().catch(() => {});
      await coming;
      following = next.querySelector('article');
    }
    if (!following) {
      location.assign('/review?empty=1');
      return;
    }
    now.replaceChildren(following);
    history.pushState(null, '', `/review/cases/${page()}`);
    begin();
  }

  /** One thing at a time: a key pressed twice decides once. */
  async function alone(work) {
    if (busy) {
      return;
    }
    busy = true;
    try {
      await work();
    } catch (error) {
      say(message.dataset.failed, true);
    } finally {
      busy = false;
    }
  }

  function decide(outcome) {
    return alone(async () => {
      const body = new URLSearchParams(new FormData(form()));
      body.set('outcome', outcome);
      const decided = page();
      const answer = await post(`/review/cases/${decided}/decision`, body);
      if (!answer.ok) {
        say(await answer.text(), true);
        return;
      }
      remember(decided);
      await forward();
      say(message.dataset.stored);
    });
  }

  function confirm() {
    const plate = form().elements.plate;
    if (!plate.value.trim() && form().elements.category.value !== 'non_motor') {
      plate.focus();
      return;
    }
    decide('confirmed');
  }

  function reasons() {
    return form().querySelector('.reasons');
  }

  function openReasons() {
    const wasHidden = reasons().hidden;
    reasons().hidden = false;
    if (wasHidden) {
      reasons().scrollIntoView({block: 'nearest'});
    }
    return wasHidden;
  }

  function reject() {
    if (!openReasons()) {
      decide('rejected');
    }
  }

  function tick(number) {
    openReasons();
    const box = reasons().querySelectorAll('input')[number - 1];
    box.checked = !box.checked;
  }

  function otherCategory() {
    const category = form().elements.category;
    category.selectedIndex = (category.selectedIndex + 1) % category.length;
  }

  function skip() {
    return alone(async () => {
      const left = page();
      if (form()) {
        await post(`/review/cases/${left}/skip`);
      }
      remember(left);
      await forward();
    });
  }

  function previous() {
    const before = visited().filter(other => other !== page());
    if (before.length > 0) {
      const to = before.pop();
      sessionStorage.setItem(VISITED, JSON.stringify(before));
      location.assign(`/review/cases/${to}`);
    }
  }

  function undo() {
    return alone(async () => {
      const answer = await post('/review/undo');
      const text = await answer.text();
      if (answer.ok) {
        location.assign(text);
      } else {
        say(text, true);
      }
    });
  }

  function showHelp() {
    if (help.open) {
      help.close();
    } else {
      help.showModal();
    }
  }

  const ANYBODY = {
    'j': skip,
    'k': previous,
    'u': undo,
    '?': showHelp,
    'o': () => viewer.toggleOverlay(),
    '[': () => viewer.move(-1),
    ']': () => viewer.move(1),
    '+': () => viewer.enlarge(1.5),
    '=': () => viewer.enlarge(1.5),
    '-': () => viewer.enlarge(1 / 1.5),
    '0': () => viewer.fit(),
    ' ': () => viewer.play(),
    'arrowleft': () => viewer.step(-1),
    'arrowright': () => viewer.step(1),
    's': () => viewer.slow(),
  };
  const REVIEWER = {
    'a': confirm,
    'r': reject,
    'n': () => decide('undecidable'),
    'p': () => form().elements.plate.focus(),
    'c': otherCategory,
    'enter': () => reasons().hidden ? null : decide('rejected'),
  };
  const BUTTONS = {
    confirm, reject, undo, skip, previous,
    undecidable: () => decide('undecidable'),
    help: showHelp,
    overlay: () => viewer.toggleOverlay(),
    play: () => viewer.play(),
    slow: () => viewer.slow(),
  };

  function pressed(event) {
    // a closed dialog keeps the focus for a moment
    const target = help.contains(event.target) && !help.open ? document.body : event.target;
    const typing = target.matches('input:not([type=checkbox]), textarea');
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const key = event.key.toLowerCase();
    if (typing || target.matches('select')) {
      if (key === 'escape') {
        target.blur();
      } else if (key === 'enter' && form() && target.form === form()) {
        event.preventDefault();
        reasons().hidden ? confirm() : decide('rejected');
      }
      return;
    }
    if (help.open && key !== '?' || (key === ' ' || key === 'enter') && target.matches('button, a, summary, input')) {
      return;
    }
    const action = form() && /^[1-9]$/.test(key) ? () => tick(Number(key)) : ANYBODY[key] || form() && REVIEWER[key];
    if (action && !event.repeat || key === 'arrowleft' || key === 'arrowright') {
      event.preventDefault();
      action();
    }
  }

  document.addEventListener('keydown', pressed);
  document.addEventListener('click', event => {
    const button = event.target.closest('button[data-do], button[data-show]');
    if (button) {
      button.blur();
      if (button.dataset.do) {
        BUTTONS[button.dataset.do]();
      }
    }
  });
  document.addEventListener('submit', event => {
    if (event.target.matches('form.decision')) {
      event.preventDefault();
    }
  });
  window.addEventListener('popstate', () => location.reload());
  begin();
})();
