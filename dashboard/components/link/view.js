// The one wire between pictures and Python: it asks what was last said on "<channel>:ask", and says the answer
// on "<channel>:answer". At most one question is on its way, so many visitors slow down instead of queueing.
const PATIENCE = 4000; // ms after which a question counts as lost (a rerun can be replaced by another one)
const SECOND_LOOK = 300; // ms until it asks again where Python answered "waiting"

// One message of dashboard.tasks.pack, and where it ends.
function unpack(bytes, start) {
  const length = new DataView(bytes.buffer, bytes.byteOffset + start).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(start + 4, start + 4 + length)));
  const pictures = {};
  let end = start + 4 + length;
  for (const [name, shape] of head.pictures) {
    const size = shape.reduce((product, side) => product * side, 1);
    pictures[name] = { shape, values: bytes.subarray(end, end + size) };
    end += size;
  }
  return [{ ...head, pictures }, end];
}

// The envelope (who asked, what Python says about it), then the content if there is one.
function open(bytes) {
  const [envelope, end] = unpack(bytes, 0);
  return end < bytes.length ? { ...envelope, ...unpack(bytes, end)[0] } : envelope;
}

function newLink() {
  const link = { number: 0, asked: null, newest: null, timer: null, send: null };
  link.ask = () => {
    if (link.asked || !link.newest) return;
    link.asked = { ...link.newest, number: ++link.number };
    link.newest = null;
    clearTimeout(link.timer);
    link.timer = setTimeout(() => link.again(), PATIENCE);
    link.send("request", link.asked);
  };
  link.again = () => {
    link.newest ??= link.asked;
    link.asked = null;
    link.ask();
  };
  link.answered = (answer, channel) => {
    if (!link.asked || answer.number !== link.asked.number) return;
    clearTimeout(link.timer);
    if (answer.waiting) link.timer = setTimeout(() => link.again(), SECOND_LOOK);
    else link.asked = null;
    say(`${channel}:answer`, answer);
    link.ask();
  };
  return link;
}

export default function ({ data, parentElement, setStateValue }) {
  const answer = open(data);
  const link = once(parentElement, () => {
    const made = newLink();
    made.number = Math.max(answer.number, 0); // goes on where an earlier mount stopped
    made.stop = hear(`${answer.channel}:ask`, (question) => {
      made.newest = question;
      if (made.send) made.ask();
    });
    return made;
  });
  link.send = setStateValue;
  link.answered(answer, answer.channel);
  link.ask();
  return link.stop;
}
