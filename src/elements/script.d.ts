/** The text of an inline script, made of a file by build/inline-script.ts. */
declare module '*?script' {
  const code: string;
  export default code;
}
