(function () {
  'use strict';
  var sound = document.getElementById('sound');
  var plot = document.getElementById('plot');
  var scroll = document.getElementById('scroll');
  var clock = document.getElementById('clock');
  var play = document.getElementById('play');
  var rows = Array.prototype.slice.call(document.querySelectorAll('.talk [data-at]'));
  var svg = 'http://www.w3.org/2000/svg';
  var lengthMs = Number(plot.dataset.length);
  var fromMs = Number(sound.dataset.from);
  var steps = [50, 100, 200, 500, 1000, 2000, 5000, 10000, 30000, 60000, 300000];
  var pxPerMs = plot.width.baseVal.value / lengthMs;

  document.querySelector('.buttons').hidden = false;
  document.body.classList.add('scripted');
  plot.classList.add('ready');

  /* A line that shows where the sound is. */
  var head = document.createElementNS(svg, 'line');
  head.id = 'head';
  head.setAttribute('y1', '14');
  head.setAttribute('y2', plot.getAttribute('height'));
  plot.appendChild(head);

  function nowMs() { return fromMs + sound.currentTime * 1000; }

  function time(ms, digits) {
    var s = ms / 1000;
    var m = Math.floor(s / 60);
    var rest = (s - 60 * m).toFixed(digits);
    return m + ':' + (rest < 10 ? '0' : '') + rest;
  }

  function seek(ms, andPlay) {
    sound.currentTime = Math.max(0, Math.min(ms - fromMs, lengthMs - fromMs)) / 1000;
    if (andPlay) { sound.play().catch(function () {}); }
    show(true);
  }

  function toggle() { if (sound.paused) { sound.play(); } else { sound.pause(); } }

  function show(follow) {
    var ms = nowMs();
    var x = ms * pxPerMs;
    head.setAttribute('x1', x);
    head.setAttribute('x2', x);
    clock.textContent = time(ms, 1) + ' / ' + time(lengthMs, 1);
    play.textContent = sound.paused ? 'Play' : 'Pause';
    var left = scroll.scrollLeft;
    if (follow && (x < left || x > left + scroll.clientWidth - 20)) {
      scroll.scrollLeft = x - scroll.clientWidth * 0.15;
    }
    rows.forEach(function (row) {
      var end = row.dataset.end === undefined ? Number(row.dataset.at) + 600 : Number(row.dataset.end);
      row.classList.toggle('now', ms >= Number(row.dataset.at) && ms < end);
    });
  }

  function frame() { show(true); if (!sound.paused) { requestAnimationFrame(frame); } }

  /* Stretching the axis: every shape knows its times. */
  function grid() {
    var group = plot.querySelector('.ts-grid');
    var step = steps.filter(function (s) { return s * pxPerMs >= 52; })[0] || 300000;
    var digits = step >= 1000 ? 0 : step >= 100 ? 1 : 2;
    group.textContent = '';
    for (var at = 0; at < lengthMs; at += step) {
      var line = document.createElementNS(svg, 'line');
      var text = document.createElementNS(svg, 'text');
      line.setAttribute('class', 'ts-l-grid');
      line.setAttribute('x1', at * pxPerMs);
      line.setAttribute('x2', at * pxPerMs);
      line.setAttribute('y1', 16);
      line.setAttribute('y2', plot.getAttribute('height'));
      text.setAttribute('class', 'ts-f-faint');
      text.setAttribute('font-size', '10.5');
      text.setAttribute('x', at * pxPerMs + 3);
      text.setAttribute('y', 12);
      text.textContent = time(at, digits);
      group.appendChild(line);
      group.appendChild(text);
      /* Cut off at the edge it would read as another time. */
      if (at * pxPerMs + 3 + text.getComputedTextLength() > lengthMs * pxPerMs) { text.remove(); }
    }
  }

  function place(shape) {
    var a = Number(shape.dataset.a) * pxPerMs;
    var b = Number(shape.dataset.b) * pxPerMs;
    if (shape.tagName === 'rect') {
      shape.setAttribute('x', a);
      shape.setAttribute('width', Math.max(1, b - a));
    } else if (shape.tagName === 'line') {
      shape.setAttribute('x1', a);
      shape.setAttribute('x2', shape.dataset.b === undefined ? a : b);
    } else if (shape.dataset.row === undefined) {
      shape.setAttribute('x', a + 5);
      shape.setAttribute('visibility', shape.getComputedTextLength() + 10 < b - a ? 'visible' : 'hidden');
    }
  }

  /* Words in rows: in their bar, else beside it, else (where others stand) not at all. */
  function words() {
    var taken = {};
    plot.querySelectorAll('[data-row]').forEach(function (text) {
      var row = text.dataset.row;
      var a = Number(text.dataset.a) * pxPerMs;
      var b = Number(text.dataset.b) * pxPerMs;
      var width = text.getComputedTextLength() + 8;
      var inside = width < b - a;
      var turned = !inside && b + width > lengthMs * pxPerMs;
      var start = inside ? a : turned ? a - width : b;
      /* The row's next mark would go through it. Without one the comparison is false. */
      var struck = !turned && start + width > Number(text.dataset.next) * pxPerMs;
      var visible = !struck && !(start < taken[row]);
      text.setAttribute('x', inside ? a + 5 : turned ? a - 4 : b + 4);
      text.setAttribute('text-anchor', turned ? 'end' : 'start');
      text.setAttribute('visibility', visible ? 'visible' : 'hidden');
      text.classList.toggle('ts-inside', inside);
      taken[row] = Math.max(taken[row] || 0, b, visible ? start + width : 0);
    });
  }

  function zoom(scale, aroundPx) {
    var around = aroundPx === undefined ? scroll.clientWidth / 2 : aroundPx;
    var ms = (scroll.scrollLeft + around) / pxPerMs;
    var least = scroll.clientWidth / lengthMs;
    pxPerMs = Math.min(Math.max(scale, least), Math.max(least, Math.min(2, 60000 / lengthMs)));
    plot.setAttribute('width', lengthMs * pxPerMs);
    plot.querySelectorAll('[data-a]').forEach(place);
    words();
    plot.querySelectorAll('[data-wave]').forEach(function (wave) {
      wave.setAttribute('transform', 'translate(0 ' + wave.dataset.wave + ') scale(' + pxPerMs + ' 1)');
    });
    grid();
    scroll.scrollLeft = ms * pxPerMs - around;
    show(false);
  }

  function fit() { zoom(0); }

  /* One side alone: the two channels are split only when somebody asks for it. */
  var graph = null;
  function hear(side) {
    if (!graph) {
      var context = new AudioContext();
      var splitter = context.createChannelSplitter(2);
      var merger = context.createChannelMerger(2);
      graph = { context: context, gains: [context.createGain(), context.createGain()] };
      context.createMediaElementSource(sound).connect(splitter);
      graph.gains.forEach(function (gain, channel) {
        splitter.connect(gain, channel);
        gain.connect(merger, 0, 0);
        gain.connect(merger, 0, 1);
      });
      merger.connect(context.destination);
    }
    graph.context.resume();
    graph.gains[0].gain.value = side === 'agent' ? 0 : 1;
    graph.gains[1].gain.value = side === 'caller' ? 0 : 1;
  }

  plot.addEventListener('click', function (event) {
    seek((event.clientX - plot.getBoundingClientRect().left) / pxPerMs, true);
  });
  document.addEventListener('click', function (event) {
    var row = event.target.closest('li[data-at], tr[data-at]');
    if (row && !String(getSelection())) { seek(Number(row.dataset.at), true); }
  });
  scroll.addEventListener('wheel', function (event) {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      var px = event.clientX - scroll.getBoundingClientRect().left;
      zoom(pxPerMs * Math.pow(1.002, -event.deltaY), px);
    }
  }, { passive: false });
  document.addEventListener('keydown', function (event) {
    var target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || target.tagName === 'SELECT') { return; }
    var key = event.key;
    if (key === 'Enter' && target.dataset.at !== undefined) {
      seek(Number(target.dataset.at), true);
    } else if (key === ' ' && target.tagName !== 'BUTTON') {
      toggle();
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      if (target === sound) { return; }
      seek(nowMs() + (key === 'ArrowLeft' ? -1 : 1) * (event.shiftKey ? 100 : 1000), false);
    } else if (key === '+' || key === '=') {
      zoom(pxPerMs * 1.5, nowMs() * pxPerMs - scroll.scrollLeft);
    } else if (key === '-') {
      zoom(pxPerMs / 1.5, nowMs() * pxPerMs - scroll.scrollLeft);
    } else if (key === '0') {
      fit();
    } else {
      return;
    }
    event.preventDefault();
  });
  play.addEventListener('click', toggle);
  document.getElementById('in').addEventListener('click', function () { zoom(pxPerMs * 1.5); });
  document.getElementById('out').addEventListener('click', function () { zoom(pxPerMs / 1.5); });
  document.getElementById('fit').addEventListener('click', fit);
  document.getElementById('speed').addEventListener('change', function (event) {
    sound.playbackRate = Number(event.target.value);
  });
  document.getElementById('side').addEventListener('change', function (event) {
    hear(event.target.value);
  });
  sound.addEventListener('play', function () { requestAnimationFrame(frame); });
  ['pause', 'seeked', 'loadedmetadata', 'ended'].forEach(function (name) {
    sound.addEventListener(name, function () { show(true); });
  });
  window.addEventListener('resize', function () { zoom(pxPerMs); });
  if (lengthMs * pxPerMs < 60000 && lengthMs < 60000) { fit(); }

  /* page.html#t=12.3 opens there; page.html#t=12.3,play plays if the browser lets it. */
  var start = /^#t=([\d.]+)(,play)?$/.exec(location.hash);
  if (start) { seek(Number(start[1]) * 1000, start[2]); } else { show(false); }
}());
