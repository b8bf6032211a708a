type Numbers = ArrayLike<number>;

/** Mean and standard deviation (n − 1) of a sample. */
export function describeSample(values: Numbers): { mean: number; sd: number; count: number } {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (values[i]! - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / (count - 1)), count };
}

/** Least-squares line y = intercept + slope·x, with the standard errors of both and the sd of what it leaves. */
export function fitLine(x: Numbers, y: Numbers) {
  const [meanX, meanY] = [describeSample(x).mean, describeSample(y).mean];
  let [xx, xy] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    xx += (x[i]! - meanX) ** 2;
    xy += (x[i]! - meanX) * (y[i]! - meanY);
  }
  const slope = xy / xx;
  const intercept = meanY - slope * meanX;
  let squares = 0;
  for (let i = 0; i < x.length; i++) squares += (y[i]! - intercept - slope * x[i]!) ** 2;
  const sd = Math.sqrt(squares / (x.length - 2));
  return {
    slope,
    intercept,
    sd,
    slopeError: sd / Math.sqrt(xx),
    interceptError: sd * Math.sqrt(1 / x.length + meanX ** 2 / xx),
  };
}
