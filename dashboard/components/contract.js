// Written by `python -m dashboard.contracts` from contract.py: change it there.

export const PALETTE = {
  "class0": "#0072B2",
  "class1": "#D55E00",
  "truth": "#009E73",
  "gradient": "#CC79A7",
  "light": {
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
    ]
  },
  "dark": {
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
    ]
  }
};
