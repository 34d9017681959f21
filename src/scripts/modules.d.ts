// Modules that are not TypeScript, or whose own types the checker does not find: tools are installed outside
// the project.

declare module '*.css' {
  const text: string;
  export default text;
}

declare module 'uqr' {
  export function encode(text: string, options: { ecc: 'M'; border: number }): { size: number; data: boolean[][] };
}
