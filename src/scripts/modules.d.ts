// Declarations of modules that are not TypeScript, or whose types are not found because tools are installed outside
// the project.

declare module '*.css' {
  const text: string;
  export default text;
}

declare module 'uqr' {
  export function encode(text: string, options: { ecc: 'M'; border: number }): { size: number; data: boolean[][] };
}
