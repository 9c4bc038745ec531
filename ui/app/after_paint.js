// A component that tells when the browser has painted a table.
export default ({ setTriggerValue }) => {
  const tell = () => setTimeout(() => setTriggerValue("painted", true));
  const look = () => requestAnimationFrame(document.querySelector("main table") ? tell : look);
  look();
}
