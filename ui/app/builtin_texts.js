// Streamlit writes these in English and says lang="en" whatever the page is in; and some keys act by themselves.
// A function of the language.
(language) => {
  document.documentElement.lang = language;
  const danish = new Map([
    ["Skip to main content", "Gå til indholdet"],
    ["App pages", "Sider"],
    ["Upload", "Vælg fil"],
    ["Browse files", "Vælg fil"],
    ["Drag and drop a file here", "Træk en fil hertil"],
    ["Press Enter to submit form", "Tryk Enter for at gemme"],
    ["Press Enter to apply", "Tryk Enter"],
    ["Expand sidebar", "Vis menuen"],
    ["Collapse sidebar", "Skjul menuen"],
    ["Sidebar", "Menu"],
    ["Selectbox options", "Muligheder"],
    ["No results", "Ingen fundet"],
    ["Choose an option", "Vælg"],
    ["Choose options", "Vælg"],
    ["Clear value", "Ryd"],
    ["Clear all", "Ryd alle"],
    ["open", "åbn"],
    ["Open", "Åbn"],
    ["Delete file", "Fjern filen"],
    ["Help", "Hjælp"],
    ["Running", "Henter"],
    ["Connecting", "Forbinder"],
    ["Stop", "Stop"],
    ["View more", "Flere"],
    ["View less", "Færre"],
    ["Close", "Luk"],
    ["Clear entry", "Ryd"],
    ["Show suggestions", "Vis forslag"],
    ["(required)", "(skal udfyldes)"],
    ["This field is required.", "Feltet skal udfyldes."],
    ["Invalid value.", "Det kan ikke bruges."],
    ["Invalid input.", "Det kan ikke bruges."],
    ["No options to select", "Intet at vælge"],
    ["No options to select.", "Intet at vælge."],
    ["Fullscreen", "Fuld skærm"],
    ["Close fullscreen", "Luk fuld skærm"],
    ["Link to heading", "Link til overskriften"],
    ["(opens in new tab)", "(åbner i en ny fane)"],
    ["Main menu", "Menu"],
    ["Navigate to home page", "Til forsiden"],
    ["Scroll tabs left", "Rul til venstre"],
    ["Scroll tabs right", "Rul til højre"],
    ["Loading", "Henter"],
    ["Notifications", "Beskeder"],
    ["Please wait...", "Vent lidt"],
    ["Running...", "Henter"],
    ["file upload", "Vælg fil"],
    ["Add files", "Vælg en anden fil"],
    ["Error:", "Fejl:"],
    ["Error", "Fejl"],
    ["Too many files", "For mange filer"],
    ["Only one file is allowed.", "Vælg kun én fil."],
    ["File size is too small.", "Filen er tom."],
    ["Upload failed", "Filen kom ikke frem"],
    ["Click to retry upload", "Prøv igen"],
    ["Try again", "Prøv igen"],
    ["Network error", "Forbindelsen er væk. Prøv igen."],
    ["Network Error", "Forbindelsen er væk. Prøv igen."],
    ["Error uploading file", "Filen kom ikke frem. Prøv igen."],
    ["Unexpected error. Please try again.", "Noget gik galt. Prøv igen."],
    ["Unknown error", "Noget gik galt. Prøv igen."],
    ["Unknown Error", "Noget gik galt. Prøv igen."],
    ["Download failed", "Filen kunne ikke hentes. Prøv igen."],
    ["Connection lost. Please wait for the app to reconnect, then try again.", "Forbindelsen er væk. Prøv igen, når den er her."],
    ["Connecting to Streamlit server", "Forbinder"],
    ["Unable to connect to Streamlit server", "Ingen forbindelse"],
    ["Network issue", "Forbindelsen er væk"],
    ["Your app is having trouble loading the component.", "En del af siden kunne ikke hentes. Hent siden igen."],
    ["Cannot load Streamlit frontend code. This can happen when you update Streamlit while a Streamlit app is running.", "En del af siden kunne ikke hentes."],
    ["To fix this, simply reload this app by pressing", "Hent siden igen med"],
    ["If the error persists, try force-clearing your browser's cache as described", "Bliver det ved, så tøm browserens lager, som beskrevet"],
    ["here", "her"],
    ["This app has encountered an error. The original error message is redacted to prevent data leaks. Full error details have been recorded in the logs (if you're on Streamlit Cloud, click on 'Manage app' in the lower right of your app).", "Noget gik galt hos os. Det er skrevet i serverens log. Hent siden igen, og skriv til sekretariatet, hvis det bliver ved."],
  ]);
  const patterns = [
    [/^(Limit )?(\d+) ?MB per file(?: • (.+))?$/, (_, limit, size, kinds) => `Højst ${size} MB${kinds ? ` · ${kinds}` : ""}`],
    [/^(\d+) more$/, (_, count) => `${count} flere`],
    [/^Remove (.+)$/, (_, name) => `Fjern ${name}`],
    [/^Cancel upload of (.+)$/, (_, name) => `Stop ${name}`],
    [/^View (\d+) more$/, (_, count) => `Vis ${count} mere`],
    [/^Press (?:.+\+)?Enter to (?:apply|submit form)$/, () => "Tryk Enter for at gemme"],
    [/^.* files are not allowed\.$/, () => "Den slags fil kan ikke bruges. Vælg en fra Excel, LibreOffice eller CSV."],
    [/^File (?:must be|is larger than) ([\d.]+) ?([KMG]?B)(?: or smaller\.)?$/, (_, size, unit) => `Filen må højst fylde ${size.replace(/\.0$/, "")} ${unit}.`],
    [/^(Request|Response|Connection|No response|Error setting up|Client Error)\b.*(status|timed out|Timeout|aborted|closed|server)\b/, () => "Serveren svarer ikke. Prøv igen."],
    [/^[\w ]+ icon$/, () => "ikon"],
  ];
  const said = (text) => {
    const plain = text.trim();
    if (danish.has(plain)) return danish.get(plain);
    const found = patterns.find(([pattern]) => pattern.test(plain));
    return found ? plain.replace(...found) : null;
  };
  const put = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.parentElement?.closest(".stHtml, .stMarkdown")) return;
      const plain = node.data.trim(), better = said(plain);
      if (better !== null && better !== plain) node.data = node.data.replace(plain, () => better);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      for (const name of ["aria-label", "title", "placeholder"]) {
        const better = node.hasAttribute(name) ? said(node.getAttribute(name)) : null;
        if (better !== null && better !== node.getAttribute(name)) node.setAttribute(name, better);
      }
      node.childNodes.forEach(put);
    }
  };
  // Streamlit reruns on r and clears on c wherever they are pressed, and has no way to turn that off (WCAG 2.1.4).
  // What listens in the page has heard the key before it comes here; only what listens on the document has not.
  window.singleKeys ??= document.documentElement.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && /^[rc]$/i.test(event.key)) event.stopPropagation();
  }) ?? true;
  window.builtinTexts?.disconnect();
  if (language !== "da") return;
  put(document.body);
  window.builtinTexts = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(put);
      else put(change.target);
    }
  });
  window.builtinTexts.observe(document.body, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ["aria-label", "title", "placeholder"],
  });
}
