/** The addresses of the page's three faces: the lecture, the projector, the presenter's window. */

/** What a window is in a presentation; null when it is in none. */
export type Role = 'projector' | 'notes' | null;

/** The role an address asks for. */
export function roleIn(address: URL): Role {
  const asked = address.searchParams.get('present');
  if (asked === null) return null;
  return asked === 'notes' ? 'notes' : 'projector';
}

/** The address of a lecture in a role. */
export function addressOf(lecture: string, role: Role): string {
  const address = new URL(location.href);
  address.hash = '';
  address.search = '';
  address.searchParams.set('lecture', lecture);
  if (role !== null) address.searchParams.set('present', role);
  return address.href;
}

/** Opens the presenter's window and turns this one into the projector. */
export function present(lecture: string): void {
  window.open(addressOf(lecture, 'notes'), 'interleave-notes', 'popup,width=1100,height=760');
  location.assign(addressOf(lecture, 'projector'));
}
