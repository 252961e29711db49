// Copies the address with the present values of the page's browser sliders, and tells Python once.
const WAIT = 1500; // ms that the button says what it did

function present(path) {
  const url = new URL(location.href);
  const values = bus.last.get(`address:${path}`) ?? {};
  for (const [name, value] of Object.entries(values)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  url.searchParams.delete("lecture"); // phones show the whole page
  return [url.href, values];
}

export default function ({ data, parentElement, setTriggerValue }) {
  const button = parentElement.querySelector("button");
  button.onclick = async () => {
    const [href, values] = present(data.path);
    setTriggerValue("asked", { values, origin: location.origin + location.pathname });
    try {
      await navigator.clipboard.writeText(href);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Link is shown"; // without HTTPS there is no clipboard
    }
    setTimeout(() => (button.textContent = "Copy link"), WAIT);
  };
}
