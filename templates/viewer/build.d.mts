export function buildViewer(): Promise<void>;
