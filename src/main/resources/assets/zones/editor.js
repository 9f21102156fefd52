'use strict';
// Draws a camera's crossings on its picture. What a drawing means on the road, and whether it is right, the server says.
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const AREAS = ['exempt_zones', 'jaywalking_zones'];
  const REACH = 6; // metres that lines run on beyond the zebra
  const UNMEASURED = { length: 12, width: 5 }; // what a crossing has until somebody says its size
  const STOP = 3; // metres before the zebra where nothing else is said
  const editor = document.getElementById('editor');
  const say = editor.dataset;
  const picture = document.getElementById('picture');
  const size = { width: Number(say.width), height: Number(say.height) };
  const token = document.querySelector('meta[name=form-token]').content;
  const $ = (id) => document.getElementById(id);

  let sheet = JSON.parse(say.sheet);
  let state = { text: sheet.text, crossings: sheet.crossings }; // what is undone and redone
  let grounds = sheet.grounds;
  let problems = sheet.problems;
  let whole = sheet.text; // the text as drawn, from the last check
  let version = Number(say.version);
  let saved = JSON.stringify(state);
  let at = 0; // the crossing in hand
  let selected = ''; // the handle in hand
  let clicks = null; // corners clicked so far
  let adding = false;
  let undone = [];
  let done = [];
  let asked = 0;
  let answered = 0;
  let timer = 0;
  let view = { x: 0, y: 0, width: size.width, height: size.height };

  // ---- geometry

  const map = (m, [x, y]) => {
    const w = m[6] * x + m[7] * y + m[8];
    return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
  };
  const pixel = (v) => Math.round(v * 10) / 10;
  const metre = (v) => Math.round(v * 100) / 100;
  const inside = ([x, y]) => [pixel(Math.min(Math.max(x, 0), size.width)), pixel(Math.min(Math.max(y, 0), size.height))];
  const middle = (all) => all.reduce(([a, b], [x, y]) => [a + x / all.length, b + y / all.length], [0, 0]);
  const here = () => state.crossings[at];
  const ground = () => grounds[at];
  const stop = (c) => ({ forward: -STOP, backward: Number(c.width) + STOP, ...(c.stop_lines || {}) });

  function distance([x, y], [ax, ay], [bx, by]) {
    const dx = bx - ax, dy = by - ay;
    const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - ax - t * dx, y - ay - t * dy);
  }

  // ---- what is drawn: shapes to see, handles to drag

  // a text that somebody is writing in need not be right: what has not the form of a drawing is not drawn
  const array = (value) => (Array.isArray(value) ? value : []);
  const isPoint = (p) => Array.isArray(p) && p.length === 2 && p.every(Number.isFinite);
  const points = (value) => (array(value).every(isPoint) ? array(value) : []);

  /** The lists of points of a crossing that have corners of their own. */
  function areas(c) {
    const all = [];
    AREAS.forEach((kind) => array(c[kind]).forEach((zone, i) =>
      all.push({ kind, i, key: kind + ':' + i, points: points(zone && zone.corners), metres: true })));
    if (c.region) all.push({ kind: 'region', i: 0, key: 'region:0', points: points(c.region), metres: false });
    return all;
  }

  function shapes(c, g) {
    const all = [{ kind: 'outline', points: points(c.outline), label: c.name }];
    areas(c).filter((a) => !a.metres).forEach((a) => all.push({ kind: a.kind, points: a.points }));
    if (!g) return all;
    const road = (places) => places.map((p) => map(g.toPicture, p));
    const wide = Number(c.width), long = Number(c.length);
    array(c.lanes).forEach((lane) => {
      const ends = lane.direction === 'forward' ? [-REACH, wide] : [0, wide + REACH];
      all.push({ kind: 'lane ' + lane.direction, label: (lane.name || '') + (lane.direction === 'forward' ? ' ↑' : ' ↓'),
        points: road([[lane.from, ends[0]], [lane.to, ends[0]], [lane.to, ends[1]], [lane.from, ends[1]]]),
        labelAt: map(g.toPicture, [(Number(lane.from) + Number(lane.to)) / 2, lane.direction === 'forward' ? -1.5 : wide + 1.5]) });
    });
    if (isPoint(c.refuge)) all.push({ kind: 'middle', points: road([[c.refuge[0], 0], [c.refuge[1], 0], [c.refuge[1], wide], [c.refuge[0], wide]]) });
    if (c.centre !== undefined) all.push({ kind: 'middle', line: road([[c.centre, -REACH], [c.centre, wide + REACH]]) });
    const lines = stop(c);
    const split = isPoint(c.refuge) ? c.refuge : c.centre !== undefined ? [c.centre, c.centre] : [long / 2, long / 2];
    all.push({ kind: 'stop', line: road([[split[1], lines.forward], [long, lines.forward]]) });
    all.push({ kind: 'stop', line: road([[0, lines.backward], [split[0], lines.backward]]) });
    areas(c).filter((a) => a.metres).forEach((a) => all.push({ kind: a.kind, points: road(a.points) }));
    return all;
  }

  /** Each with its place in the picture and what a new place means. */
  function handles(c, g) {
    const all = points(c.outline).map((p, i) => ({ key: 'outline:' + i, label: String(i + 1), at: p, set: (q) => { c.outline[i] = inside(q); } }));
    areas(c).forEach((a) => {
      if (a.metres && !g) return;
      a.points.forEach((p, i) => all.push({
        key: a.key + ':' + i, area: a, corner: i, at: a.metres ? map(g.toPicture, p) : p,
        set: (q) => { a.points[i] = a.metres ? map(g.toGround, q).map(metre) : inside(q); },
      }));
    });
    if (!g) return all;
    const place = (u, v) => map(g.toPicture, [u, v]);
    const u = (q) => metre(Math.min(Math.max(map(g.toGround, q)[0], 0), Number(c.length)));
    const v = (q) => metre(map(g.toGround, q)[1]);
    const wide = Number(c.width), long = Number(c.length);
    array(c.lanes).forEach((lane, i) => ['from', 'to'].forEach((end) =>
      all.push({ key: 'lane:' + i + ':' + end, at: place(lane[end], lane.direction === 'forward' ? -1 : wide + 1), set: (q) => { lane[end] = u(q); } })));
    if (isPoint(c.refuge)) c.refuge.forEach((end, i) => all.push({ key: 'refuge:' + i, at: place(end, wide / 2), set: (q) => { c.refuge[i] = u(q); } }));
    if (c.centre !== undefined) all.push({ key: 'centre', at: place(c.centre, wide / 2), set: (q) => { c.centre = u(q); } });
    const lines = stop(c);
    all.push({ key: 'stop:forward', at: place(long * 0.85, lines.forward), set: (q) => { c.stop_lines = { ...lines, forward: Math.min(v(q), 0) }; } });
    all.push({ key: 'stop:backward', at: place(long * 0.15, lines.backward), set: (q) => { c.stop_lines = { ...lines, backward: Math.max(v(q), wide) }; } });
    return all;
  }

  // ---- drawing it

  function add(parent, name, attributes, text) {
    const element = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  }

  const list = (all) => all.map((p) => p.join(',')).join(' ');
  const line = ([[x1, y1], [x2, y2]]) => ({ x1, y1, x2, y2 });

  function draw() {
    const scale = view.width / (picture.clientWidth || size.width);
    picture.setAttribute('viewBox', [view.x, view.y, view.width, view.height].join(' '));
    const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.handle : undefined;
    ['lines', 'shapes', 'handles'].forEach((id) => $(id).replaceChildren());
    if ($('grid').checked && ground()) {
      ground().grid.forEach((l) => add($('lines'), 'line', { ...line(l.points), class: l.at % 5 === 0 ? 'five' : '' }));
    }
    state.crossings.forEach((c, i) => {
      const group = add($('shapes'), 'g', i === at ? {} : { class: 'other' });
      shapes(c, grounds[i]).forEach((s) => {
        if (s.line) add(group, 'line', { class: s.kind, ...line(s.line) });
        else add(group, 'polygon', { class: s.kind, points: list(s.points) });
        if (s.label && (s.labelAt || s.points.length)) {
          const [x, y] = s.labelAt || middle(s.points);
          add(group, 'text', { x, y, 'font-size': 15 * scale }, s.label);
        }
      });
    });
    if (here() && !clicks) {
      handles(here(), ground()).forEach((h) => {
        const circle = add($('handles'), 'circle', { cx: h.at[0], cy: h.at[1], r: 7 * scale, tabindex: 0, role: 'button',
          'aria-label': say.handle + ' ' + h.key, 'data-handle': h.key, class: h.key === selected ? 'selected' : '' });
        if (h.label) add($('handles'), 'text', { x: h.at[0] + 10 * scale, y: h.at[1] - 8 * scale, 'font-size': 15 * scale }, h.label);
        if (h.key === focused) circle.focus({ preventScroll: true });
      });
    }
    (clicks || []).forEach((p) => add($('handles'), 'circle', { cx: p[0], cy: p[1], r: 7 * scale, class: 'selected' }));
    picture.classList.toggle('adding', Boolean(clicks) || adding);
    $('undo').disabled = done.length === 0;
    $('redo').disabled = undone.length === 0;
    const handle = here() && handles(here(), ground()).find((h) => h.key === selected);
    $('remove-point').disabled = !(handle && handle.area && handle.area.points.length > 3);
    $('add-point').disabled = !(here() && areas(here()).length > 0);
    $('corners').disabled = !here();
  }

  // ---- the form beside it

  function set(id, value) {
    if (document.activeElement !== $(id)) $(id).value = value === undefined ? '' : value;
  }

  function fill() {
    const c = here();
    const names = state.crossings.map((one) => one.name || '?');
    const choice = $('crossing');
    if (choice.children.length !== names.length || names.some((n, i) => choice.children[i].textContent !== String(n))) {
      choice.replaceChildren(...names.map((n, i) => new Option(n, i)));
    }
    choice.value = at;
    ['name', 'length', 'width', 'stop-forward', 'stop-backward', 'middle', 'middle-from', 'middle-to', 'add-lane', 'remove-crossing']
      .forEach((id) => { $(id).disabled = !c; });
    document.querySelectorAll('[data-area]').forEach((b) => { b.disabled = !c || (b.dataset.area === 'region' ? Boolean(c.region) : !ground()); });
    if (!c) {
      $('lanes').replaceChildren();
      $('areas').replaceChildren();
      return;
    }
    set('name', c.name);
    set('length', c.length);
    set('width', c.width);
    set('stop-forward', stop(c).forward);
    set('stop-backward', stop(c).backward);
    const kind = c.refuge ? 'refuge' : c.centre !== undefined ? 'centre' : 'none';
    set('middle', kind);
    set('middle-from', c.refuge ? c.refuge[0] : c.centre);
    set('middle-to', c.refuge ? c.refuge[1] : '');
    $('middle-from').disabled = kind === 'none';
    $('middle-to-label').hidden = kind !== 'refuge';
    $('no-lanes').hidden = Boolean(c.lanes && c.lanes.length);
    lanes(c);
    $('areas').replaceChildren(...areas(c).map((a) => {
      const row = document.querySelector('[data-area-row=' + a.kind + ']').content.firstElementChild.cloneNode(true);
      row.querySelector('b').textContent = a.kind === 'region' ? '' : a.i + 1;
      row.querySelector('button').addEventListener('click', () => change(() => {
        if (a.kind === 'region') delete c.region;
        else if (c[a.kind].length === 1) delete c[a.kind];
        else c[a.kind].splice(a.i, 1);
      }));
      return row;
    }));
  }

  /** Rows are kept while somebody types in them. */
  function lanes(c) {
    const rows = $('lanes');
    const wanted = array(c.lanes);
    while (rows.children.length > wanted.length) rows.lastElementChild.remove();
    wanted.forEach((lane, i) => {
      let row = rows.children[i];
      if (!row) {
        row = $('lane-row').content.firstElementChild.cloneNode(true);
        row.querySelectorAll('[data-key]').forEach((input) => input.addEventListener('input', () => change(() => {
          const value = input.type === 'number' ? number(input) : input.value;
          here().lanes[[...rows.children].indexOf(row)][input.dataset.key] = value;
        }, input)));
        row.querySelector('button').addEventListener('click', () => change(() => {
          const all = here().lanes;
          all.splice([...rows.children].indexOf(row), 1);
          if (all.length === 0) delete here().lanes;
        }));
        rows.append(row);
      }
      row.querySelectorAll('[data-key]').forEach((input) => {
        if (document.activeElement !== input) input.value = lane[input.dataset.key] === undefined ? (input.dataset.key === 'kind' ? 'motor' : '') : lane[input.dataset.key];
      });
    });
  }

  const number = (input) => input.value === '' || Number.isNaN(Number(input.value)) ? input.value : Number(input.value);

  function tell() {
    const first = problems[0];
    const inText = first && first.line && !$('text-panel').hidden ? say.line.replace('{0}', first.line).replace('{1}', first.column) + ' ' : '';
    const place = inText + (first && first.where ? first.where + ': ' : '');
    const more = problems.length > 1 ? ' ' + say.more.replace('{0}', problems.length - 1) : '';
    $('wrong').hidden = problems.length === 0;
    $('wrong').textContent = first ? place + first.sentence + more : '';
    $('hint').hidden = problems.length > 0 || !$('said').hidden;
    $('save').disabled = problems.length > 0 || asked !== answered || timer !== 0;
    if (document.activeElement !== $('text')) $('text').value = whole;
  }

  function show() {
    at = Math.max(0, Math.min(at, state.crossings.length - 1));
    draw();
    fill();
    tell();
  }

  // ---- changes, undo, and asking the server

  let typing = null; // the input whose keystrokes are one step

  /** One step that can be undone; keystrokes in one input are one step. */
  function change(work, input) {
    if (!input || typing !== input) remember();
    typing = input || null;
    work();
    quiet();
    show();
    check();
  }

  function remember() {
    done.push(JSON.stringify(state));
    if (done.length > 200) done.shift();
    undone = [];
  }

  function back(from, to) {
    if (from.length === 0) return;
    to.push(JSON.stringify(state));
    state = JSON.parse(from.pop());
    typing = null;
    clicks = null;
    document.activeElement.blur();
    show();
    check();
  }

  function quiet() {
    $('said').hidden = true;
    $('overwrite').hidden = true;
  }

  const ask = (path, method, body) => fetch(path, {
    method, headers: { 'Content-Type': 'application/json', 'X-Form-Token': token, Accept: 'application/json' }, body: JSON.stringify(body),
  });

  function check() {
    if (timer) return;
    timer = setTimeout(checkNow, 120);
    tell();
  }

  async function checkNow() {
    timer = 0;
    const mine = ++asked;
    try {
      const answer = await ask(say.address + '/check', 'POST', { text: state.text, crossings: state.crossings });
      if (!answer.ok) throw new Error(answer.status);
      const next = await answer.json();
      if (mine < answered) return;
      grounds = next.grounds;
      problems = next.problems;
      whole = next.text;
    } catch (e) {
      fail(say.failed);
      setTimeout(check, 3000);
    }
    answered = Math.max(answered, mine);
    show();
  }

  /** The text was written in: what is drawn comes from it. */
  async function read() {
    timer = 0;
    const mine = ++asked;
    const text = $('text').value;
    try {
      const answer = await ask(say.address + '/check', 'POST', { text });
      if (!answer.ok) throw new Error(answer.status);
      const next = await answer.json();
      if (mine < answered) return;
      state = { text, crossings: next.crossings };
      grounds = next.grounds;
      problems = next.problems;
      whole = text;
    } catch (e) {
      fail(say.failed);
    }
    answered = Math.max(answered, mine);
    show();
  }

  function fail(sentence) {
    problems = problems.length ? problems : [{ sentence }];
  }

  async function save() {
    $('save').disabled = true;
    quiet();
    const sent = JSON.stringify(state);
    try {
      const answer = await ask(say.address, 'PUT', { version, ...state });
      const said = await answer.json();
      if (answer.ok) {
        version = said.version;
        saved = sent;
        document.querySelectorAll('input[name=version]').forEach((input) => { input.value = version; });
        $('said').textContent = said.sentence;
        $('said').hidden = false;
        problems = [];
      } else if (said.problems) {
        problems = said.problems;
      } else {
        problems = [{ sentence: said.sentence }];
        if (answer.status === 409) {
          $('overwrite').hidden = false;
          $('overwrite').onclick = () => { version = said.version; problems = []; save(); };
        }
      }
    } catch (e) {
      fail(say.failed);
    }
    tell();
  }

  // ---- what the station and the server help with

  /** A proposal is a step like any other: it can be corrected and undone, and is not saved by itself. */
  async function suggest() {
    $('suggest').disabled = true;
    note(say.looking);
    try {
      const answer = await ask(say.address + '/suggest', 'POST', {});
      const said = await answer.json();
      if (answer.ok) propose(said);
      note(said.sentence);
    } catch (e) {
      note(say.failed);
    }
    $('suggest').disabled = false;
  }

  function propose(zebra) {
    change(() => {
      if (!here()) addCrossing();
      const c = here();
      c.outline = asBefore(c, inShares(zebra.outline));
      if (Number(c.length) === UNMEASURED.length && Number(c.width) === UNMEASURED.width) {
        c.length = zebra.length;
        c.width = zebra.width;
        zebra.sentence += say.guess;
      }
      selected = '';
      clicks = null;
    });
  }

  /** An outline that begins at the corner where the crossing's began, so that lanes and middle stay on their sides. */
  function asBefore(c, outline) {
    const before = points(c.outline);
    const [a, b, d, e] = outline;
    const far = (corners) => corners.reduce((sum, [x, y], i) => sum + Math.hypot(x - before[i][0], y - before[i][1]), 0);
    return before.length === 4 && far([d, e, a, b]) < far(outline) ? [d, e, a, b] : outline;
  }

  /** The camera's station sends a picture, which comes by way of Kafka. */
  async function freshPicture() {
    const before = $('facts').dataset.taken;
    $('fresh').disabled = true;
    note(say.asked);
    try {
      const answer = await ask(say.address + '/picture', 'POST', {});
      note(answer.ok ? ((await comes(before)) ? say.came : say.late) : (await answer.json()).sentence);
    } catch (e) {
      note(say.failed);
    }
    $('fresh').disabled = false;
  }

  async function comes(before) {
    for (let i = 0; i < 60; i++) {
      await new Promise((done) => { setTimeout(done, 500); });
      const { taken } = await (await fetch(say.address + '/taken')).json();
      if (taken && taken !== before) {
        const page = new DOMParser().parseFromString(await (await fetch(say.address)).text(), 'text/html');
        $('facts').replaceWith(page.getElementById('facts'));
        const [old, image] = [picture.querySelector('image, text.nothing'), page.querySelector('#picture image')];
        image.setAttribute('href', image.getAttribute('href') + '?' + encodeURIComponent(taken));
        old.replaceWith(document.importNode(image, true));
        const [blind, undrawn] = [document.querySelector('main .warning'), page.querySelector('main .warning')];
        if (blind && undrawn) blind.replaceWith(undrawn);
        return true;
      }
    }
    return false;
  }

  function note(sentence) {
    $('said').textContent = sentence;
    $('said').hidden = false;
    $('hint').hidden = true;
  }

  // ---- mouse and keys

  function place(event) {
    const matrix = picture.getScreenCTM().inverse();
    const p = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return [p.x, p.y];
  }

  let drag = null;
  picture.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const key = event.target.dataset ? event.target.dataset.handle : undefined;
    const p = place(event);
    if (clicks) { corner(p); return; }
    if (adding) { point(p); return; }
    picture.setPointerCapture(event.pointerId);
    if (key) {
      selected = key;
      drag = { key, moved: false };
      draw();
      const circle = picture.querySelector('[data-handle="' + key + '"]');
      if (circle) circle.focus({ preventScroll: true });
    } else {
      drag = { from: [event.clientX, event.clientY], view: { ...view } };
    }
    event.preventDefault();
  });
  picture.addEventListener('pointermove', (event) => {
    if (!drag) return;
    if (drag.key) {
      const handle = handles(here(), ground()).find((h) => h.key === drag.key);
      if (!handle) return;
      if (!drag.moved) { remember(); typing = null; quiet(); }
      drag.moved = true;
      handle.set(place(event));
      show();
      check();
    } else {
      const scale = view.width / picture.clientWidth;
      view = { ...drag.view, x: drag.view.x - (event.clientX - drag.from[0]) * scale, y: drag.view.y - (event.clientY - drag.from[1]) * scale };
      keepInSight();
      draw();
    }
  });
  ['pointerup', 'pointercancel'].forEach((type) => picture.addEventListener(type, () => { drag = null; }));
  picture.addEventListener('wheel', (event) => { event.preventDefault(); zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, place(event)); }, { passive: false });
  picture.addEventListener('focusin', (event) => {
    const key = event.target.dataset ? event.target.dataset.handle : undefined;
    if (key && key !== selected) { selected = key; draw(); }
  });

  function zoom(factor, [x, y] = [view.x + view.width / 2, view.y + view.height / 2]) {
    const width = Math.min(size.width, Math.max(size.width / 16, view.width / factor));
    const f = width / view.width;
    view = { x: x - (x - view.x) * f, y: y - (y - view.y) * f, width, height: view.height * f };
    keepInSight();
    draw();
  }

  function keepInSight() {
    view.x = Math.min(Math.max(view.x, 0), size.width - view.width);
    view.y = Math.min(Math.max(view.y, 0), size.height - view.height);
  }

  /** Four clicks round the zebra, either way round. */
  function corner(p) {
    clicks.push(inside(p));
    if (clicks.length === 4) {
      const twice = clicks.reduce((sum, [ax, ay], i) => sum + ax * clicks[(i + 1) % 4][1] - clicks[(i + 1) % 4][0] * ay, 0);
      const [a, b, c, d] = clicks;
      clicks = null;
      change(() => { here().outline = twice > 0 ? [b, a, d, c] : [a, b, c, d]; });
    } else {
      draw();
    }
  }

  /** A new corner on the nearest edge of an area. */
  function point(p) {
    adding = false;
    let best = null;
    const g = ground();
    areas(here()).forEach((a) => {
      if (a.metres && !g) return;
      const seen = a.metres ? a.points.map((q) => map(g.toPicture, q)) : a.points;
      seen.forEach((q, i) => {
        const far = distance(p, q, seen[(i + 1) % seen.length]);
        if (!best || far < best.far) best = { far, a, i };
      });
    });
    if (!best) { draw(); return; }
    change(() => {
      best.a.points.splice(best.i + 1, 0, best.a.metres ? map(g.toGround, p).map(metre) : inside(p));
      selected = best.a.key + ':' + (best.i + 1);
    });
  }

  function removePoint() {
    const handle = here() && handles(here(), ground()).find((h) => h.key === selected);
    if (handle && handle.area && handle.area.points.length > 3) {
      change(() => { handle.area.points.splice(handle.corner, 1); selected = ''; });
    }
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  picture.addEventListener('keydown', (event) => {
    const step = ARROWS[event.key];
    const handle = here() && handles(here(), ground()).find((h) => h.key === selected);
    if (step && handle) {
      const far = event.shiftKey ? 10 : 1;
      change(() => handle.set([handle.at[0] + step[0] * far, handle.at[1] + step[1] * far]), event.target.dataset.handle);
      event.preventDefault();
    } else if (event.key === 'Delete') {
      removePoint();
    } else if (event.key === '+' || event.key === '=') {
      zoom(1.25);
    } else if (event.key === '-') {
      zoom(0.8);
    } else if (event.key === '0') {
      $('whole').click();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { clicks = null; adding = false; draw(); }
    if (!(event.ctrlKey || event.metaKey) || event.target === $('text')) return;
    const redo = event.key === 'y' || (event.key.toLowerCase() === 'z' && event.shiftKey);
    if (redo) back(undone, done);
    else if (event.key === 'z') back(done, undone);
    else if (event.key === 's') { if (!$('save').disabled) save(); } else return;
    event.preventDefault();
  });

  // ---- buttons and inputs

  const bind = (id, type, work) => $(id).addEventListener(type, work);
  bind('undo', 'click', () => back(done, undone));
  bind('redo', 'click', () => back(undone, done));
  bind('closer', 'click', () => zoom(1.5));
  bind('farther', 'click', () => zoom(1 / 1.5));
  bind('whole', 'click', () => { view = { x: 0, y: 0, width: size.width, height: size.height }; draw(); });
  bind('grid', 'change', draw);
  bind('corners', 'click', () => { clicks = []; adding = false; hint(say.corners); });
  bind('add-point', 'click', () => { adding = true; clicks = null; hint(say.point); });
  bind('remove-point', 'click', removePoint);
  bind('suggest', 'click', suggest);
  bind('fresh', 'click', freshPicture);
  bind('save', 'click', save);
  bind('crossing', 'change', () => { at = Number($('crossing').value); selected = ''; show(); });
  const inShares = (shares) => shares.map(([x, y]) => inside([x * size.width, y * size.height]));
  function addCrossing() {
    const outline = inShares([[0.25, 0.8], [0.75, 0.8], [0.67, 0.55], [0.33, 0.55]]);
    state.crossings.push({ name: say.new + ' ' + (state.crossings.length + 1), outline, ...UNMEASURED });
    at = state.crossings.length - 1;
  }
  bind('add-crossing', 'click', () => change(addCrossing));
  bind('remove-crossing', 'click', () => change(() => state.crossings.splice(at, 1)));
  bind('name', 'input', () => change(() => { here().name = $('name').value; }, $('name')));
  ['length', 'width'].forEach((id) => bind(id, 'input', () => change(() => { here()[id] = number($(id)); }, $(id))));
  ['forward', 'backward'].forEach((end) => bind('stop-' + end, 'input', () => change(() => {
    here().stop_lines = { ...stop(here()), [end]: number($('stop-' + end)) };
  }, $('stop-' + end))));
  bind('middle', 'change', () => change(() => {
    const c = here();
    const half = metre(Number(c.length) / 2);
    delete c.centre;
    delete c.refuge;
    if ($('middle').value === 'centre') c.centre = half;
    if ($('middle').value === 'refuge') c.refuge = [metre(half - 1), metre(half + 1)];
    $('middle').blur();
  }));
  ['from', 'to'].forEach((end, i) => bind('middle-' + end, 'input', () => change(() => {
    if (here().refuge) here().refuge[i] = number($('middle-' + end));
    else here().centre = number($('middle-' + end));
  }, $('middle-' + end))));
  bind('add-lane', 'click', () => change(() => {
    const c = here();
    const last = (c.lanes || []).reduce((far, lane) => Math.max(far, Number(lane.to)), 0);
    const from = Math.min(last, Math.max(0, Number(c.length) - 1));
    const half = c.refuge ? c.refuge[0] : c.centre !== undefined ? c.centre : Number(c.length) / 2;
    const to = metre(Math.min(from + 3.5, Number(c.length)));
    c.lanes = [...(c.lanes || []), { name: String((c.lanes || []).length + 1), from, to, direction: from + to < 2 * half ? 'backward' : 'forward', kind: 'motor' }];
    if (!c.refuge && c.centre === undefined) c.centre = metre(Number(c.length) / 2);
  }));
  document.querySelectorAll('[data-area]').forEach((button) => button.addEventListener('click', () => change(() => {
    const c = here();
    if (button.dataset.area === 'region') {
      const { width: w, height: h } = size;
      c.region = [[0.46, 0.1], [0.54, 0.1], [0.54, 0.25], [0.46, 0.25]].map(([x, y]) => inside([x * w, y * h]));
    } else {
      const corners = [[1, 1], [4, 1], [4, 3], [1, 3]].map(([u, v]) => [metre((u * Number(c.length)) / 5), metre((v * Number(c.width)) / 4)]);
      c[button.dataset.area] = [...(c[button.dataset.area] || []), { corners }];
    }
  })));

  function hint(sentence) {
    note(sentence);
    picture.focus({ preventScroll: true });
    draw();
  }

  function tab(text) {
    $('tab-form').setAttribute('aria-selected', !text);
    $('tab-text').setAttribute('aria-selected', text);
    $('form-panel').hidden = text;
    $('text-panel').hidden = !text;
    show();
  }
  bind('tab-form', 'click', () => tab(false));
  bind('tab-text', 'click', () => tab(true));
  bind('text', 'input', () => {
    if (typing !== $('text')) remember();
    typing = $('text');
    quiet();
    clearTimeout(timer);
    timer = setTimeout(read, 300);
    $('save').disabled = true;
  });
  bind('wrong', 'click', () => {
    if ($('text-panel').hidden || !problems[0] || !problems[0].line) return;
    const start = $('text').value.split('\n').slice(0, problems[0].line - 1).reduce((sum, l) => sum + l.length + 1, 0) + problems[0].column - 1;
    $('text').focus();
    $('text').setSelectionRange(start, start);
  });
  window.addEventListener('resize', draw);
  window.addEventListener('beforeunload', (event) => { if (JSON.stringify(state) !== saved) event.preventDefault(); });
  show();
})();
