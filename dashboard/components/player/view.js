// Moves the sliders that Vega made for bound parameters, as a hand would: the charts need not know of it.
const SPEEDS = [0.5, 1, 2, 4];
const REST = 1; // s at the last step before a loop begins anew
const LONGEST = 0.25; // s between two frames; after more, the tab was hidden, and its time stood still

function makePlayer(root, first) {
  const box = root.querySelector(".player");
  const [scrub, where, play, loop] = ["scrub", "where", "play", "loop"].map((name) => box.querySelector(`.${name}`));
  const style = document.head.appendChild(document.createElement("style"));
  const name = first.channel.replace(/:step$/, "");
  const known = new WeakSet(); // sliders that were brought to the player's step when they appeared
  let data = first;
  let [step, speed, looping, waiting] = [first.start, 1, first.loop, first.autoplay];
  let [frame, before, clock, driving] = [null, null, 0, false];
  let [drawn, seen] = [false, false]; // whether the charts are there, and the player on screen
  let told;
  let run = null; // a run that a picture counts itself
  const last = () => run?.frames ?? data.frames;
  const rate = () => (run?.rate ?? data.rate) * speed;

  const named = (names) => names.map((name) => `input[name="${CSS.escape(name)}"]`);
  const sliders = () =>
    data.params.length ? [...document.querySelectorAll(named(data.params).map((one) => `.vega-bind ${one}`))] : [];

  const drive = (slider) => {
    if (Number(slider.value) === step) return;
    driving = true;
    slider.value = step;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    driving = false;
  };

  const go = (next) => {
    step = Math.min(last(), Math.max(0, Math.round(next)));
    sliders().forEach(drive);
    show();
    if (told === step) return;
    told = step;
    say(data.channel, step);
  };

  const numberOf = (step) => data.numbers[step] ?? step;
  const show = () => {
    const text = [data.label, numberOf(step), "of", numberOf(last()), data.unit].filter((part) => part !== "").join(" ");
    if (where.textContent !== text) where.textContent = text;
    scrub.value = step;
    scrub.setAttribute("aria-valuetext", text);
    scrub.style.setProperty("--done", `${last() ? (100 * step) / last() : 0}%`);
  };

  const tick = (now) => {
    clock += Math.min((now - (before ?? now)) / 1000, LONGEST) * rate();
    before = now;
    if (clock >= last() && !looping) return pause(last());
    if (clock >= last() + REST * rate()) clock = 0;
    frame = requestAnimationFrame(tick);
    if (step !== Math.min(last(), Math.floor(clock))) go(Math.floor(clock));
  };
  const start = () => {
    clock = step < last() ? step : 0;
    before = null;
    frame = requestAnimationFrame(tick);
    mark(true);
  };
  const pause = (at = step) => {
    cancelAnimationFrame(frame);
    frame = null;
    waiting = false;
    mark(false);
    if (at !== step) go(at);
  };
  const mark = (playing) => {
    box.classList.toggle("playing", playing);
    play.setAttribute("aria-label", playing ? "Pause" : "Play");
    say(`${name}:playing`, playing);
  };
  const move = (next) => {
    pause();
    go(next);
  };

  play.onclick = () => (frame === null ? start() : pause());
  box.querySelector(".back").onclick = () => move(step - 1);
  box.querySelector(".forward").onclick = () => move(step + 1);
  scrub.oninput = () => move(Number(scrub.value));
  loop.onclick = () => {
    looping = !looping;
    loop.setAttribute("aria-pressed", looping);
  };
  loop.setAttribute("aria-pressed", looping);
  const speeds = SPEEDS.map((times) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: `${times}×` });
    button.setAttribute("aria-label", `Speed ${times}×`);
    button.onclick = () => choose(times);
    box.querySelector(".speeds").append(button);
    return button;
  });
  const choose = (times) => {
    speed = times;
    speeds.forEach((button, index) => button.setAttribute("aria-pressed", SPEEDS[index] === times));
  };
  choose(1);

  // After a click (which has a detail; a pressed key has none) space and arrows belong to the player as a whole.
  box.onclick = (event) => event.detail && scrub.focus({ preventScroll: true });
  const keys = {
    " ": () => play.onclick(),
    ArrowLeft: () => move(step - 1),
    ArrowRight: () => move(step + 1),
    Home: () => move(0),
    End: () => move(last()),
  };
  box.onkeydown = (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && event.target !== scrub) return; // a button's own key
    event.preventDefault();
    keys[event.key]();
  };

  // A chart's own slider, moved by something else; and sliders that come with a chart that was drawn anew.
  const moved = ({ target }) => {
    if (!driving && Number(target.value) !== step && sliders().includes(target)) move(Number(target.value));
  };
  const look = () => {
    const fresh = sliders().filter((slider) => !known.has(slider));
    for (const slider of fresh) {
      known.add(slider);
      drive(slider);
    }
    drawn ||= fresh.length > 0 || !data.params.length;
    if (waiting && drawn && (seen || !data.inView)) {
      waiting = false;
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) go(last());
      else start();
    }
  };
  document.addEventListener("input", moved);
  // A picture that counts its steps in the browser, and points at one of them.
  const stopRun = hear(`${name}:run`, (counted) => {
    run = counted;
    scrub.max = last();
    go(step);
  });
  const stopPointing = hear(`${name}:go`, (pointed) => {
    if (pointed && (frame === null || pointed.stop)) move(pointed.step);
    bus.last.delete(`${name}:go`);
  });
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  const sight = new IntersectionObserver((changes) => {
    seen = changes.at(-1).isIntersecting;
    look();
  });
  sight.observe(box);

  const take = (next) => {
    const state = ({ start, frames, version }) => JSON.stringify([start, frames, version]);
    const changed = state(next) !== state(data);
    data = next;
    scrub.max = last();
    scrub.setAttribute("aria-label", data.label);
    where.style.minWidth = `${`${data.label} of ${data.unit}`.length + 2 * `${numberOf(data.frames)}`.length}ch`;
    const mine = named(data.params);
    style.textContent = mine.length
      ? `.vega-bind:has(${mine}), .vega-bindings:not(:has(input:not(${mine}))) { display: none !important; }`
      : "";
    if (changed) {
      move(data.start);
      [waiting, drawn] = [data.autoplay, false];
    } else go(step);
    look();
  };
  const stop = () => {
    pause();
    stopRun();
    stopPointing();
    observer.disconnect();
    sight.disconnect();
    document.removeEventListener("input", moved);
    style.remove();
  };
  return { take, stop };
}

export default function ({ data, parentElement }) {
  const player = once(parentElement, () => makePlayer(parentElement, data));
  player.take(data);
  return player.stop;
}
