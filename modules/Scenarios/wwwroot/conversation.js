// Makes a conversation quicker, and patient with a bad connection; everything works without it too.
const main = () => document.querySelector("main");
const wait = milliseconds => new Promise(resolve => {
  const timer = setTimeout(resolve, milliseconds);
  addEventListener("online", () => { clearTimeout(timer); resolve(); }, { once: true });
});
// Somebody between here and the academy answered, not the academy.
const onTheWay = [408, 429, 502, 503, 504];
let shown = performance.now();
let ticking;

// Asks until there is an answer. The form says which decision it is, so that sending it twice decides nothing twice.
async function ask(form, body, say) {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-In-Place": "yes" }, signal: AbortSignal.timeout(20_000) });
      if (!onTheWay.includes(answer.status))
        return { answer, page: new DOMParser().parseFromString(await answer.text(), "text/html") };
    } catch { /* The connection broke; whether the decision arrived will be seen. */ }
    say(form.dataset.unsaved);
    await wait(Math.min(1000 * 2 ** tries, 10_000));
  }
}

async function send(form, body) {
  if (form.classList.contains("is-sending"))
    return;
  clearInterval(ticking);
  form.classList.add("is-sending");
  const status = form.querySelector("[role=status]");
  const say = text => { status.textContent = text; };
  const slow = setTimeout(() => say(form.dataset.saving), 600);
  body.append("took", Math.round(performance.now() - shown));
  const { answer, page } = await ask(form, body, say);
  clearTimeout(slow);
  const next = page.querySelector("main");
  if (answer.ok && !page.getElementById("now") || !next) {
    location.reload(); // Signed out meanwhile: the way to sign in leads back here.
    return;
  }
  main().replaceWith(document.adoptNode(next));
  document.title = page.title;
  if (answer.ok)
    history.replaceState(null, "", location.pathname + "#now");
  begin();
  const now = document.querySelector("main .error") ?? document.getElementById("now") ?? document.querySelector("h1");
  now.tabIndex = -1;
  now.focus({ preventScroll: true });
  now.scrollIntoView({ block: "start" });
}

// Counts along with the academy's clock. Said aloud now and then only; the figure itself is for the eye.
function countDown(clock) {
  const ends = shown + Number(clock.dataset.left);
  const form = clock.closest("form");
  const figure = clock.querySelector("span");
  const spoken = document.createElement("p");
  spoken.className = "visually-hidden";
  spoken.ariaLive = "polite";
  clock.after(spoken);
  let before = Infinity;
  ticking = setInterval(() => {
    const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
    if (left === before)
      return;
    figure.textContent = clock.dataset.text.replace("{0}", left);
    clock.classList.toggle("is-short", left <= 10);
    if ([30, 10, 5].some(mark => left <= mark && before > mark && before < Infinity))
      spoken.textContent = figure.textContent;
    before = left;
    if (left === 0) {
      const body = new URLSearchParams(new FormData(form));
      body.delete("option");
      body.set("choice", clock.dataset.late);
      send(form, body);
    }
  }, 200);
}

function begin() {
  clearInterval(ticking);
  shown = performance.now();
  const clock = document.querySelector(".countdown[data-left]");
  if (clock)
    countDown(clock);
}

document.addEventListener("submit", event => {
  const form = event.target.closest("form.replies");
  if (!form)
    return;
  event.preventDefault();
  event.submitter?.classList.add("is-chosen");
  send(form, new URLSearchParams(new FormData(form, event.submitter)));
});
begin();
