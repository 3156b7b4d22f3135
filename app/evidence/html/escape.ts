/** @file Text inside HTML: whatever a prompt or a name holds is shown, never run. */

const NAMED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (letter) => NAMED[letter]!);
}
