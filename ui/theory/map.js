// Streamlit takes pictures in SVG out of the HTML it is given, so the lines are put in afterwards. A function of the SVG.
(lines) => {
  document.querySelector(".chain .lines").innerHTML = lines;
}
