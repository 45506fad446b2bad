// Shows the pages that the address names, in frames of their own: Turkish and English side by side.
const { pages, files } = JSON.parse(document.getElementById("preview").textContent);
const main = document.querySelector("main");
const rows = [...document.querySelectorAll("li[data-pages]")];

// The marks of styles and scripts give way to their texts, which are kept once for all pages.
const whole = (text) =>
  text.replace(/<!--file:([^>]*)-->/g, (_, path) => (path.endsWith(".css") ? `<style>${files[path]}</style>` : `<script>${files[path]}<\/script>`));

function show() {
  const uri = decodeURIComponent(location.hash.slice(1));
  const row = rows.find((one) => one.dataset.pages.split(" ").includes(uri)) ?? rows[0];
  if (!row) return;
  for (const one of rows) one.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
  main.replaceChildren(
    ...row.dataset.pages.split(" ").map((address) => {
      const frame = document.createElement("iframe");
      const text = whole(pages[address.slice(1)]);
      frame.title = new DOMParser().parseFromString(text, "text/html").title;
      frame.srcdoc = text;
      frame.addEventListener("load", () => frame.contentDocument.addEventListener("click", follow));
      return frame;
    }),
  );
}

// A frame cannot follow links itself: browsers read its addresses, even those of places in the page, as ones of this file.
function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  const address = link.getAttribute("href");
  if (/^[a-z]+:/.test(address)) window.open(address, "_blank", "noopener");
  else if (!address.startsWith("#") || address.startsWith("#/")) location.assign(address);
  else {
    const place = link.ownerDocument.getElementById(decodeURIComponent(address.slice(1)));
    place?.scrollIntoView();
    place?.focus();
  }
}

document.querySelector("input").addEventListener("change", ({ target }) => main.classList.toggle("phone", target.checked));
addEventListener("hashchange", show);
show();
