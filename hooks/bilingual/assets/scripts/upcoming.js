// Leaves of the announced events those that lie ahead by the reader's clock. A day ends with the reader's day, a moment is one.
(() => {
  const section = document.getElementById("upcoming");
  if (!section) return;
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const events = [...section.querySelectorAll("[data-until]")];
  for (const event of events) {
    const { until } = event.dataset;
    event.hidden = until.length > 10 ? new Date(until) < now : until < today;
  }
  section.hidden = events.every((event) => event.hidden);
  section.querySelector("h2").textContent = section.dataset.title;
})();
