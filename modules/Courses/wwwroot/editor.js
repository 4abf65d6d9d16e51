// The lesson editor: shows the result and saves a draft while the author writes. Without it, the Preview button does both.
const form = document.querySelector("[data-editor]");
const [result, problems, saved] = ["result", "problems", "saved"].map(name => form.querySelector(`[data-${name}]`));

const send = async (url, signal) => {
  const answer = await fetch(url, { method: "POST", body: new FormData(form), signal });
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
};

// Only the newest text matters: a later call waits anew and cancels the one under way.
const later = (pause, work) => {
  let timer, running;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running?.abort();
      running = new AbortController();
      work(running.signal).catch(error => { if (error.name !== "AbortError") saved.textContent = saved.dataset.failed; });
    }, pause);
  };
};

const preview = later(350, async signal => {
  const answer = await send(form.dataset.preview, signal);
  result.innerHTML = answer.html; // rendered by the server, which lets no HTML of the author through
  const list = document.createElement(answer.problems.length ? "ul" : "p");
  list.className = answer.problems.length ? "bad small" : "quiet small";
  if (answer.problems.length)
    list.append(...answer.problems.map(text => Object.assign(document.createElement("li"), { textContent: text })));
  else
    list.textContent = problems.dataset.none;
  problems.replaceChildren(list);
});

let dirty = false;
const save = later(1200, async signal => {
  const answer = await send(form.dataset.draft, signal);
  dirty = false;
  saved.textContent = answer.saved;
});

form.addEventListener("input", event => {
  if (!["Title", "Minutes", "Body"].includes(event.target.name)) return;
  dirty = true;
  preview();
  save();
});
form.addEventListener("submit", () => { dirty = false; });
addEventListener("beforeunload", event => { if (dirty) event.preventDefault(); });
