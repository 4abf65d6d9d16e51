// Follows long work without loading the page again; when it is over, the page says so.
(() => {
  const box = document.querySelector("[data-work]");
  if (!box) return;
  const bar = box.querySelector(".progress-line .done");
  const words = box.querySelector(".progress-line span");
  const message = box.querySelector("[data-message]");
  const look = async () => {
    try {
      const answer = await fetch(box.dataset.url, { headers: { accept: "application/json" } });
      if (!answer.ok) return location.reload();
      const run = await answer.json();
      if (run.isOver) return location.reload();
      bar.setAttribute("width", `${run.percent ?? 0}%`);
      if (words.textContent !== run.words) words.textContent = run.words;
      if (message.textContent !== (run.message ?? "")) message.textContent = run.message ?? "";
    } catch {
      // The academy is away for a moment.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 500);
})();
