// Loads the page anew when something has changed; only the live preview puts this into a page. What is not looked at does not listen:
// browsers keep few connections to one host.
const changes = new URL(`changes${new URL(document.currentScript.src).search}`, document.currentScript.src);
let source;

function listen() {
  source?.close();
  source = document.hidden ? undefined : new EventSource(changes);
  source?.addEventListener("message", () => location.reload());
}

document.addEventListener("visibilitychange", listen);
addEventListener("saving", () => source?.close());
addEventListener("saved", listen);
listen();
