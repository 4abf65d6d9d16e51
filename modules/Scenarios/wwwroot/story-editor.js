// The role-play editor: saves a draft while the author writes and shows graph and problems. Without it, “Save draft and check” does the same.
const form = document.querySelector("[data-story-editor]");
const [graph, problems, saved] = ["graph", "problems", "saved"].map(name => form.querySelector(`[data-${name}]`));
let timer, running, dirty = false;

const save = async () => {
  running?.abort();
  running = new AbortController();
  try {
    const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form), signal: running.signal });
    if (!answer.ok) throw new Error(answer.status);
    const shown = await answer.json();
    dirty = false;
    saved.textContent = shown.saved;
    graph.innerHTML = shown.graph; // rendered by the server, which encodes what the author wrote
    problems.innerHTML = shown.problems;
  } catch (error) {
    if (error.name !== "AbortError") saved.textContent = saved.dataset.failed;
  }
};

form.addEventListener("input", event => {
  if (event.target.name !== "Text") return;
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(save, 700);
});
form.addEventListener("submit", () => { dirty = false; });
addEventListener("beforeunload", event => { if (dirty) event.preventDefault(); });
