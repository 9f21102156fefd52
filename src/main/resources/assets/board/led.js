// One slide after the other; after each round the page is asked for again, so that what was withdrawn goes.
const slides = [...document.querySelectorAll('.slide')];
const seconds = Number(new URLSearchParams(location.search).get('seconds')) || 8;
let at = -1;

function show(next) {
  slides.forEach((slide, i) => slide.classList.toggle('on', i === next));
  at = next;
}

async function goOn() {
  if (at + 1 < slides.length) {
    show(at + 1);
    return;
  }
  try {
    const answer = await fetch(location.href, { cache: 'no-cache' });
    if (answer.ok) {
      location.reload();
      return;
    }
  } catch {
    // the office is away: what is there goes on
  }
  show(0);
}

show(0);
setInterval(goOn, Math.max(1, seconds) * 1000);
