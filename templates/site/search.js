// Shows the theorems of the list that have every word that is looked for; without this script,
// the whole list is there.  What is looked for stands in the address, so that it can be kept.
"use strict";
(() => {
  const theorems = window.symproofTheorems || {};
  const input = document.getElementById("q");
  const found = document.getElementById("found");
  const items = [...document.querySelectorAll("li[data-name]")];
  const topics = [...document.querySelectorAll("section.topic")];
  const links = document.querySelector("nav.topics");
  const signs = [[/[−–]/g, "-"], [/≤/g, "<="], [/≥/g, ">="], [/≠/g, "!="], [/[×·]/g, "*"], [/′/g, "'"]];

  const plain = (text) => signs.reduce((t, [from, to]) => t.replace(from, to), text.toLowerCase());
  const tight = (text) => text.replace(/\s+/g, "");

  const has = (name, wanted) => {
    const text = theorems[name] || "";
    // a formula is looked for as a whole, whatever its spaces; words one by one
    return tight(text).includes(tight(wanted)) || wanted.split(/\s+/).every((w) => text.includes(w));
  };

  const search = () => {
    const wanted = plain(input.value).trim();
    let count = 0;
    for (const item of items) {
      item.hidden = wanted !== "" && !has(item.dataset.name, wanted);
      count += item.hidden ? 0 : 1;
    }
    for (const topic of topics) {
      topic.hidden = topic.querySelector("li[data-name]:not([hidden])") === null;
    }
    links.hidden = wanted !== "";
    const said = count === 0 ? "none" : count === 1 ? "one" : "many";
    found.textContent = wanted === "" ? "" : found.dataset[said].replace("{number}", count);
  };

  document.getElementById("hint").hidden = false;
  input.value = new URLSearchParams(location.search).get("q") || "";
  input.addEventListener("input", search);
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
    const address = new URL(location.href);
    address.search = input.value ? `?q=${encodeURIComponent(input.value)}` : "";
    try {
      history.replaceState(null, "", address);
    } catch {
      // some browsers keep the addresses of files as they are
    }
  });
  search();
})();
