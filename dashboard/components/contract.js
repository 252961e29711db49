// Written by `python -m dashboard.contracts` from contract.py: change it there.

export const PALETTE = {
  "light": {
    "ground": "#ffffff",
    "raised": "#f4f6f8",
    "line": "#d5dbe1",
    "lineStrong": "#7b8691",
    "ink": "#1b2127",
    "ink2": "#4a5560",
    "ink3": "#626d78",
    "class0": "#0072b2",
    "class0Text": "#00609a",
    "class1": "#d55e00",
    "class1Text": "#b04a00",
    "class2": "#5a4d00",
    "class3": "#5a2ed0",
    "truth": "#009e73",
    "truthText": "#00785a",
    "gradient": "#9c1f74",
    "loss": "#3f93a6",
    "lossText": "#1f7388",
    "runner1": "#1b2127",
    "runner2": "#5b2fd0",
    "runner3": "#a3123f",
    "runner4": "#6b5a00",
    "runner5": "#005b66",
    "side": 0.35,
    "diverging": [
      "#00466e",
      "#0072b2",
      "#7fb8d8",
      "#ffffff",
      "#eeae80",
      "#d55e00",
      "#8a3d00"
    ],
    "sequential": [
      "#ffffff",
      "#cfe3e8",
      "#8cc0cb",
      "#3f93a6",
      "#14637c",
      "#062f45"
    ],
    "image": [
      "#ffffff",
      "#1b2127"
    ]
  },
  "dark": {
    "ground": "#12161a",
    "raised": "#1c2228",
    "line": "#343d46",
    "lineStrong": "#76828e",
    "ink": "#e9edf1",
    "ink2": "#b6c0ca",
    "ink3": "#98a3ae",
    "class0": "#6cc0f2",
    "class0Text": "#8ccdf6",
    "class1": "#e8702a",
    "class1Text": "#f79a52",
    "class2": "#efe27a",
    "class3": "#9466ff",
    "truth": "#2fc296",
    "truthText": "#4fd0a8",
    "gradient": "#f3b0d6",
    "loss": "#4fa3b8",
    "lossText": "#7cc6d6",
    "runner1": "#e9edf1",
    "runner2": "#b9a2ff",
    "runner3": "#ff9db2",
    "runner4": "#d8c548",
    "runner5": "#62dccf",
    "side": 0.45,
    "diverging": [
      "#9ad4f5",
      "#3aa0dc",
      "#175a80",
      "#12161a",
      "#8f4a17",
      "#f0822d",
      "#ffd0a3"
    ],
    "sequential": [
      "#12161a",
      "#123b4d",
      "#1b6a80",
      "#3f9fb0",
      "#96d3d6",
      "#ffffff"
    ],
    "image": [
      "#12161a",
      "#e9edf1"
    ]
  }
};
