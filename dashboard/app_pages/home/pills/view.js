/** Buttons that say on "<channel>:write" which drawing the recorded hand is to write. */
import { say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find, stamp } from "../../../components/dom.js";

export default component((root, { data }) => {
  const { channel, pills } = /** @type {{ channel: string, pills: [name: string, label: string][] }} */ (data);
  const buttons = pills.map(([name, label]) => {
    const button = stamp(root, "template.pill");
    button.textContent = label;
    button.onclick = () => say(`${channel}:write`, name);
    return button;
  });
  find(root, ".pills").append(...buttons);
  return { show: () => {} };
});
