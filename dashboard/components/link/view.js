// The one wire between pictures and Python: it asks what was last said on "<channel>:ask", and says the answer
// on "<channel>:answer". At most one question is on its way, so many visitors slow down instead of queueing up.
const FIRST_PAUSE = 500; // ms until it looks for a lost server again, twice as long each time
const LONGEST_PAUSE = 8000;

// The envelope (who asked, what Python says about it), then the content if there is one.
function open(bytes) {
  const [envelope, end] = unpack(bytes);
  return end < bytes.length ? { ...envelope, ...unpack(bytes, end)[0] } : envelope;
}

function newLink({ channel, address }) {
  const link = { number: 0, asked: null, newest: null, socket: null, timer: null, pause: FIRST_PAUSE };

  link.ask = () => {
    if (link.asked || !link.newest || !connected()) return;
    link.asked = { ...link.newest, number: ++link.number };
    link.newest = null;
    link.socket.send(JSON.stringify(link.asked));
  };

  const connected = () => {
    if (!link.socket && !link.timer) connect();
    return link.socket?.readyState === WebSocket.OPEN;
  };

  const connect = () => {
    link.socket = new WebSocket(new URL(address, location.href).href.replace("http", "ws"));
    link.socket.binaryType = "arraybuffer";
    link.socket.onopen = () => {
      link.pause = FIRST_PAUSE;
      link.ask();
    };
    link.socket.onmessage = ({ data }) => {
      const answer = open(new Uint8Array(data));
      if (answer.number !== link.asked?.number) return;
      if (!answer.waiting) link.asked = null;
      say(`${channel}:answer`, answer);
      link.ask();
    };
    link.socket.onclose = lost;
  };

  // The drawing is kept here: it is asked again when the server is back.
  const lost = () => {
    link.socket = null;
    link.newest ??= link.asked;
    link.asked = null;
    if (!link.newest) return; // a connection that rests may be closed; the next question opens one
    say(`${channel}:answer`, { waiting: "The network is out of reach. Your drawing is kept." });
    link.timer = setTimeout(() => {
      link.timer = null;
      link.ask();
    }, link.pause);
    link.pause = Math.min(2 * link.pause, LONGEST_PAUSE);
  };

  const stopHearing = hear(`${channel}:ask`, (question) => {
    link.newest = question;
    link.ask();
  });
  link.stop = () => {
    stopHearing();
    clearTimeout(link.timer);
    if (link.socket) link.socket.onclose = null;
    link.socket?.close();
  };
  return link;
}

export default function ({ data, parentElement }) {
  return once(parentElement, () => newLink(data)).stop;
}
