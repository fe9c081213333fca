"use strict";
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const steps = slides.map((slide) => [...slide.querySelectorAll(".step")]);
  const live = document.getElementById("live");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let slide = 0;
  let step = 0;

  // the place in the address: #3.2 is the third slide with two steps revealed
  const place = () => {
    const [, n, k] = /^#(\d+)(?:\.(\d+))?$/.exec(location.hash) || [0, 1, 0];
    const at = Math.min(Math.max(n, 1), slides.length) - 1;
    return [at, Math.min(k || 0, steps[at].length)];
  };

  const show = (n, k) => {
    const turned = n !== slide || slides[n].hidden;
    const further = !turned && k === step + 1;
    [slide, step] = [n, k];
    slides.forEach((each, i) => { each.hidden = i !== n; });
    steps[n].forEach((each, i) => each.classList.toggle("later", i >= k));
    const now = steps[n][k - 1];
    if (turned) {
      scrollTo(0, 0);
      live.textContent = `${slides[n].dataset.place}. ${slides[n].querySelector("h2").textContent}`;
    } else {
      live.textContent = further ? now.dataset.say : "";
    }
    if (now) now.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
    const address = `#${n + 1}${k ? `.${k}` : ""}`;
    if (location.hash !== address) history.replaceState(null, "", address);
  };

  const on = () => {
    if (step < steps[slide].length) show(slide, step + 1);
    else if (slide + 1 < slides.length) show(slide + 1, 0);
  };
  const back = () => {
    if (step) show(slide, step - 1);
    else if (slide) show(slide - 1, steps[slide - 1].length);
  };
  const first = () => show(0, 0);
  const last = () => show(slides.length - 1, steps[slides.length - 1].length);
  const fill = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen();
  };
  const keys = {
    ArrowRight: on, ArrowDown: on, PageDown: on, Enter: on, " ": on,
    ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
    Home: first, End: last, f: fill, F: fill,
  };

  addEventListener("keydown", (event) => {
    const own = event.target.closest && event.target.closest("a, button");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (own && (event.key === "Enter" || event.key === " ")) return;
    const wide = event.target.closest && event.target.closest(".scroll");
    // a formula that scrolls has the keys to itself while it has the focus
    if (wide && wide.scrollWidth > wide.clientWidth && /^Arrow(Left|Right)$/.test(event.key)) return;
    const act = event.key === " " && event.shiftKey ? back : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  addEventListener("click", (event) => {
    if (event.target.closest("a, button") || String(getSelection())) return;
    if (event.clientX < innerWidth * 0.3) back();
    else on();
  });
  let touched = null;
  addEventListener("touchstart", (event) => {
    touched = event.touches.length === 1 ? event.touches[0].clientX : null;
  }, { passive: true });
  addEventListener("touchend", (event) => {
    const moved = event.changedTouches[0].clientX - touched;
    if (touched !== null && Math.abs(moved) > 60) (moved < 0 ? on : back)();
  }, { passive: true });
  document.getElementById("on").addEventListener("click", on);
  document.getElementById("back").addEventListener("click", back);
  addEventListener("hashchange", () => show(...place()));

  root.classList.add("js");
  slides.forEach((each) => { each.hidden = true; });
  show(...place());
})();
