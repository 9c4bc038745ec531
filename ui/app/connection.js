// Says at once when the server can't be reached, and from when on nothing is saved.
// When it can again, the page is asked for anew before anything can be pressed: a server that has been started knows
// neither its buttons nor its files.
// A function of what to say, by language.
(said) => {
  const strip = Object.assign(document.createElement("div"), { id: "connection", role: "alert", hidden: true });
  let reached = new Date(), state = "";
  const tell = (kind) => {
    const language = document.documentElement.lang;
    const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Europe/Copenhagen" };
    strip.textContent = (said[language][kind] ?? "").replace("{time}", reached.toLocaleTimeString(language, clock));
    strip.hidden = !strip.textContent;
    document.querySelector("main")?.toggleAttribute("inert", kind === "back");
    document.body.append(strip);
  };
  const send = (type, more) => postMessage({ stCommVersion: 1, type, ...more }, location.origin);
  const look = () => {
    const { testConnectionState, testScriptState } = document.querySelector("[data-testid=stApp]")?.dataset ?? {};
    const isReached = testConnectionState === "CONNECTED" && navigator.onLine, isDone = testScriptState === "notRunning";
    if (!isReached && state && state !== "lost") {
      state = "lost";
      tell(document.querySelector("main :is(.stTextInput, .stTextArea, .stFileUploader)") ? "unsaved" : "lost");
    } else if (isReached && state === "lost") {
      state = isDone ? "back" : "drawn again"; // Streamlit asks by itself for what it was drawing
      tell("back");
      send("SEND_APP_HEARTBEAT", { ackTimeoutMilliseconds: 5000 }); // a line that only seems to be there is made anew
      send("RERUN_SCRIPT");
    } else if (isReached && state === "back") {
      if (!isDone) state = "drawn again";
    } else if (isReached && isDone) {
      if (state === "drawn again") tell("");
      [state, reached] = ["fine", new Date()];
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true, attributeFilter: ["data-test-connection-state", "data-test-script-state"],
  });
  for (const event of ["online", "offline"]) addEventListener(event, look);
}
