'use strict';

const MOST_CASES = 100;
const RETRY_MILLIS = 3000;

const list = document.getElementById('cases');
const large = document.getElementById('large');
const shown = new Set();

/** Where the large picture is: the pictures of its case, and which of them. */
let album = [];
let position = 0;

function copy(template) {
  return document.getElementById(template).content.firstElementChild.cloneNode(true);
}

function text(node, selector, value) {
  node.querySelector(selector).textContent = value;
}

function say(state, words) {
  const node = document.getElementById('state');
  node.className = state;
  node.textContent = words;
}

function count() {
  document.getElementById('count').textContent = shown.size ? `最近 ${shown.size} 起` : '';
  document.getElementById('empty').hidden = shown.size > 0;
}

function figure(item, pictures, index) {
  const node = copy('picture');
  const image = node.querySelector('img');
  image.src = item.url;
  image.alt = `${item.label} ${item.time}`;
  text(node, '.label', item.label);
  text(node, 'time', item.time);
  node.querySelector('button').addEventListener('click', () => open(pictures, index));
  return node;
}

function row(line) {
  const node = document.createElement('tr');
  for (const value of [line.label, line.measured, line.limit]) {
    node.appendChild(document.createElement('td')).textContent = value;
  }
  return node;
}

function show(item) {
  if (shown.has(item.id)) {
    return;
  }
  const node = copy('card');
  node.dataset.id = item.id;
  node.classList.toggle('violation', item.violation);
  text(node, '.verdict', item.verdict);
  text(node, '.place', item.place);
  text(node, '.where', item.where);
  text(node, 'time', item.time);
  text(node, '.summary', item.summary);
  text(node, '.police', item.policeCase);
  text(node, '.remarks', item.remarks);
  text(node, '.id', `摄像机 ${item.camera} · 案件 ${item.id}`);
  node.querySelector('.pictures').append(...item.pictures.map((p, i) => figure(p, item.pictures, i)));
  node.querySelector('tbody').append(...item.facts.map(row));
  list.prepend(node);
  shown.add(item.id);
  while (list.children.length > MOST_CASES) {
    shown.delete(list.lastElementChild.dataset.id);
    list.lastElementChild.remove();
  }
  count();
}

function turn(index) {
  position = (index + album.length) % album.length;
  const item = album[position];
  large.querySelector('img').src = item.url;
  large.querySelector('img').alt = item.label;
  text(large, 'figcaption', `${item.label}　${item.time}　${position + 1} / ${album.length}`);
}

function open(pictures, index) {
  album = pictures;
  turn(index);
  large.showModal();
}

function listen() {
  const source = new EventSource('/live');
  source.addEventListener('case', event => show(JSON.parse(event.data)));
  source.addEventListener('kafka', event => {
    count();
    if (event.data === 'true') {
      say('live', '实时');
    } else {
      say('lost', '与 Kafka 的连接中断，正在重连…');
    }
  });
  source.addEventListener('error', () => {
    say('lost', '与服务器的连接中断，正在重连…');
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(listen, RETRY_MILLIS);
    }
  });
}

document.getElementById('previous').addEventListener('click', () => turn(position - 1));
document.getElementById('next').addEventListener('click', () => turn(position + 1));
document.getElementById('close').addEventListener('click', () => large.close());
large.addEventListener('click', event => {
  if (event.target === large) {
    large.close();
  }
});
large.addEventListener('keydown', event => {
  if (event.key === 'ArrowLeft') {
    turn(position - 1);
  } else if (event.key === 'ArrowRight') {
    turn(position + 1);
  }
});

listen();
