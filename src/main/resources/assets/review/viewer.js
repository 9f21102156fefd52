'use strict';

/** Pictures and clip of one case: which is shown, with or without overlay, how large; plays and steps the clip. */
class Viewer {
  static overlay = true;
  static LARGEST = 8;

  constructor(article) {
    this.article = article;
    this.stage = article.querySelector('.stage');
    this.pictures = [...this.stage.querySelectorAll('img')];
    this.video = this.stage.querySelector('video');
    this.buttons = [...article.querySelectorAll('[data-show]')];
    this.interval = 1 / 25;
    this.fit();
    this.showOverlay();
    this.buttons.forEach(button => button.addEventListener('click', () => this.show(this.target(button))));
    this.stage.addEventListener('wheel', event => this.wheel(event), {passive: false});
    this.stage.addEventListener('pointerdown', event => this.grab(event));
    this.stage.addEventListener('dblclick', () => this.fit());
  }

  /** To be called when the case is before the officer's eyes: only then is its clip fetched. */
  begin() {
    if (this.video && !this.video.src) {
      this.video.preload = 'auto';
      this.video.src = this.video.dataset.src;
      this.measureFrames();
    }
  }

  /** Frames' distance in seconds, from the frames as they are shown. */
  measureFrames() {
    if (!this.video.requestVideoFrameCallback) {
      return;
    }
    let last = null;
    const seen = (now, frame) => {
      const distance = last === null ? 0 : frame.mediaTime - last;
      if (!this.video.paused && distance > 0.005 && distance < 0.5) {
        this.interval = distance;
      }
      last = frame.mediaTime;
      this.video.requestVideoFrameCallback(seen);
    };
    this.video.requestVideoFrameCallback(seen);
  }

  target(button) {
    return button.dataset.show === 'clip' ? this.video : this.pictures[Number(button.dataset.show)];
  }

  shown() {
    return this.stage.querySelector('.large:not(.off)');
  }

  show(element) {
    this.stage.querySelectorAll('.large').forEach(large => large.classList.toggle('off', large !== element));
    this.buttons.forEach(button => button.setAttribute('aria-pressed', String(this.target(button) === element)));
    if (this.video && element !== this.video) {
      this.video.pause();
    }
    this.fit();
  }

  move(steps) {
    const at = this.buttons.findIndex(button => this.target(button) === this.shown());
    const to = (at + steps + this.buttons.length) % this.buttons.length;
    this.show(this.target(this.buttons[to]));
  }

  toggleOverlay() {
    Viewer.overlay = !Viewer.overlay;
    this.showOverlay();
  }

  showOverlay() {
    this.pictures.forEach(picture => {
      const wanted = Viewer.overlay ? picture.dataset.marked : picture.dataset.plain;
      if (picture.getAttribute('src') !== wanted) {
        picture.src = wanted;
      }
    });
    const button = this.article.querySelector('[data-do=overlay]');
    button.setAttribute('aria-pressed', String(Viewer.overlay));
  }

  fit() {
    this.zoom = 1;
    this.x = 0;
    this.y = 0;
    this.place();
  }

  /** Zooms about a point of the stage, which stays where it is. */
  enlarge(factor, left = this.stage.clientWidth / 2, top = this.stage.clientHeight / 2) {
    const zoom = Math.min(Viewer.LARGEST, Math.max(1, this.zoom * factor));
    this.x = left - (left - this.x) * zoom / this.zoom;
    this.y = top - (top - this.y) * zoom / this.zoom;
    this.zoom = zoom;
    this.place();
  }

  place() {
    const width = this.stage.clientWidth;
    const height = this.stage.clientHeight;
    this.x = Math.min(0, Math.max(width * (1 - this.zoom), this.x));
    this.y = Math.min(0, Math.max(height * (1 - this.zoom), this.y));
    this.stage.querySelectorAll('.large').forEach(large => {
      large.style.transform = this.zoom === 1 ? '' : `translate(${this.x}px, ${this.y}px) scale(${this.zoom})`;
    });
  }

  wheel(event) {
    event.preventDefault();
    const box = this.stage.getBoundingClientRect();
    this.enlarge(event.deltaY < 0 ? 1.25 : 0.8, event.clientX - box.left, event.clientY - box.top);
  }

  grab(event) {
    const from = {x: event.clientX - this.x, y: event.clientY - this.y};
    const drag = move => {
      this.x = move.clientX - from.x;
      this.y = move.clientY - from.y;
      this.place();
    };
    const drop = () => {
      window.removeEventListener('pointermove', drag);
      window.removeEventListener('pointerup', drop);
    };
    window.addEventListener('pointermove', drag);
    window.addEventListener('pointerup', drop);
  }

  play() {
    if (!this.video) {
      return;
    }
    if (this.shown() !== this.video) {
      this.show(this.video);
    }
    if (this.video.paused) {
      this.video.play().catch(() => {});
    } else {
      this.video.pause();
    }
  }

  step(frames) {
    if (!this.video) {
      return;
    }
    if (this.shown() !== this.video) {
      this.show(this.video);
    }
    this.video.pause();
    const to = this.video.currentTime + frames * this.interval;
    this.video.currentTime = Math.min(this.video.duration || 0, Math.max(0, to));
  }

  slow() {
    if (!this.video) {
      return;
    }
    const isSlow = this.video.playbackRate === 1;
    this.video.playbackRate = isSlow ? 0.25 : 1;
    this.article.querySelector('[data-do=slow]').setAttribute('aria-pressed', String(isSlow));
  }
}
