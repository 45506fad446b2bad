// Copies the link of a clause or how to cite it, and keeps a reader's place: in the other language, and where an anchor has moved.
(() => {
  const words = document.getElementById("clause-words").dataset;
  const elsewhere = JSON.parse(words.anchors);

  // Another page has an old anchor now.
  const anchor = decodeURIComponent(location.hash.slice(1));
  if (anchor && words.moved && !document.getElementById(anchor)) {
    const fits = ([start]) => (start.endsWith("-") ? anchor.startsWith(start) : anchor === start);
    const found = Object.entries(JSON.parse(words.moved)).find(fits);
    if (found) location.replace(found[1] + location.hash);
  }

  // In the other language, a clause has another anchor.
  const links = [...document.querySelectorAll('a[hreflang][rel="alternate"]')];
  const follow = () => {
    const [, word, key] = /^#(.+?)(-.*)?$/.exec(decodeURIComponent(location.hash)) ?? [];
    const other = elsewhere[word];
    for (const link of links) link.hash = other ? other + (key ?? "") : "";
  };
  addEventListener("hashchange", follow);
  follow();

  if (!words.copy) return;
  const said = document.createElement("div");
  said.className = "said";
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const cite = document.createElement("button");
  cite.type = "button";
  cite.textContent = words.cite;
  said.append(status, cite);
  said.hidden = true;
  document.getElementById("main").append(said);
  let chosen, timer;

  const copy = async (text, done) => {
    said.hidden = false;
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = done;
    } catch {
      status.textContent = words.failed;
    }
    cite.hidden = done === words.cited;
    clearTimeout(timer);
    timer = setTimeout(hide, 10000);
  };
  const hide = () => {
    if (said.contains(document.activeElement)) return;
    said.hidden = true;
    status.textContent = "";
  };

  for (const number of document.querySelectorAll("[data-citation]")) {
    number.title = words.copy;
    number.addEventListener("click", () => {
      chosen = number;
      copy(number.href, words.copied);
    });
  }
  cite.addEventListener("click", () => {
    chosen.focus({ preventScroll: true });
    copy(chosen.dataset.citation, words.cited);
  });
})();
