/** Says something to who listens rather than looks. */
export function say(text: string): void {
  const status = document.getElementById('status');
  if (!status) return;
  status.textContent = '';
  setTimeout(() => (status.textContent = text), 50); // the same words twice are a change only if something stood between
}
