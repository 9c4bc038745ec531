// Tells fields what Streamlit can't: which keys a phone shows, and which field an error is about.
// What is written in several lines is saved, as in the other fields, when nothing has been typed for a second.
() => {
  const PAUSE = 1000;
  const fields = (within, ...names) => [...within.querySelectorAll("[class*=st-key-form-]")]
    .filter((one) => [...one.classList].some((key) => names.some((name) => key.endsWith(`-${name}`))))
    .flatMap((one) => [...one.querySelectorAll("[role=radiogroup], input:not([type=radio]), textarea")]);
  const put = (field, name, text) => {
    if (!text) field.removeAttribute(name);
    else if (field.getAttribute(name) !== text) field.setAttribute(name, text);
  };
  const tell = () => {
    const form = document.querySelector(".st-key-form");
    if (!form) return;
    const about = new Map();
    for (const wrong of form.querySelectorAll(".wrong")) {
      const line = wrong.closest("[class*=st-key-form-]");
      const named = wrong.dataset.field ? fields(line, wrong.dataset.field) : [];
      for (const field of named.length ? named : fields(line, "delivered", "choice"))
        about.set(field, [...(about.get(field) ?? []), wrong]);
    }
    for (const field of form.querySelectorAll("[role=radiogroup], input:not([type=radio]), textarea")) {
      const said = about.get(field) ?? [];
      put(field, "aria-describedby", said.map((one) => one.id).join(" "));
      put(field, "aria-invalid", said.some((one) => one.matches(".error")) && "true");
    }
    for (const field of fields(form, "delivered", "out_of")) put(field, "inputmode", "decimal");
  };
  const waiting = new WeakMap();
  window.formSaves ??= document.addEventListener("input", ({ target }) => {
    if (!target.matches(".st-key-form textarea")) return;
    clearTimeout(waiting.get(target));
    const save = () => target.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
    waiting.set(target, setTimeout(save, PAUSE));
  }) ?? true;
  window.formFields?.disconnect();
  window.formFields = new MutationObserver(tell);
  window.formFields.observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["aria-invalid", "aria-describedby", "inputmode"],
  });
  tell();
}
