export function moveIntoPlace(aside: string, dist: string, began: Date): void;
