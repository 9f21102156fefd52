// Drawing with the mouse fills the form; C confirms, N goes on to the next picture.
const picture = document.getElementById('masked');
const form = document.getElementById('draw');

if (picture && form) {
  const drawn = document.getElementById('drawn');
  let from = null;

  const place = event => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    const { width, height } = picture.viewBox.baseVal;
    return { x: Math.min(width, Math.max(0, at.x)), y: Math.min(height, Math.max(0, at.y)) };
  };

  picture.addEventListener('pointerdown', event => {
    from = place(event);
    picture.setPointerCapture(event.pointerId);
  });
  picture.addEventListener('pointermove', event => {
    if (from) {
      const to = place(event);
      const box = {
        left: Math.floor(Math.min(from.x, to.x)),
        top: Math.floor(Math.min(from.y, to.y)),
        width: Math.ceil(Math.abs(from.x - to.x)),
        height: Math.ceil(Math.abs(from.y - to.y)),
      };
      for (const [name, value] of Object.entries(box)) {
        form.elements[name].value = value;
        drawn.setAttribute({ left: 'x', top: 'y' }[name] ?? name, value);
      }
    }
  });
  picture.addEventListener('pointerup', () => {
    from = null;
    document.getElementById('draw-button').focus();
  });
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches('input, select, textarea')) {
    return;
  }
  const target = { c: 'confirm', n: 'next' }[event.key.toLowerCase()];
  if (target) {
    document.getElementById(target)?.click();
  }
});

if (document.getElementById('masking')) {
  setTimeout(() => location.reload(), 2000);
}
