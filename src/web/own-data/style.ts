/** How the pages look that people take along: on a screen of theirs, and on paper. */
export const style = `:root {
  color-scheme: light dark;
  font: 1rem/1.5 system-ui, sans-serif;
}
main {
  max-width: 46rem;
  margin: 2rem auto;
  padding: 0 1rem;
}
h1, h2 {
  line-height: 1.2;
}
dt {
  font-weight: 600;
}
dd {
  margin: 0 0 .5rem;
}
li {
  margin: .25rem 0;
}
article {
  break-inside: avoid;
  margin: 1rem 0;
  padding-inline-start: .75rem;
  border-inline-start: .2rem solid light-dark(#788883, #6f827d);
  overflow-wrap: anywhere;
}
article.mine {
  border-color: light-dark(#0d666b, #79ccc6);
}
article p {
  margin: .25rem 0;
}
time, small, .note {
  color: light-dark(#51605c, #a3b4af);
  font-size: .875rem;
}
img {
  display: block;
  width: auto;
  max-width: min(100%, 24rem);
  height: auto;
}
pre {
  overflow: auto;
  white-space: pre-wrap;
}
.prose--typed {
  white-space: pre-wrap;
}
`;
