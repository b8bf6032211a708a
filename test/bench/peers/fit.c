// The chapter's fit in C, for `gcc -Ofast -march=native -pthread`; its argument is the number of threads. It is
// asked as the peers in Python are (asks.py). Normals by the polar method over xoshiro256++.
#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { INPUTS = 200, TRAIN_ROWS = 20, TEST_ROWS = 100, ROWS = TRAIN_ROWS + TEST_ROWS, EPOCHS = 10 };
static const float RATE = 0.003f;

typedef struct { uint64_t words[4]; float spare; int has_spare; } Generator;
typedef struct { float features[ROWS][INPUTS], noise[ROWS], start[INPUTS]; int orders[EPOCHS][TRAIN_ROWS]; } Drawn;
typedef struct { float train[EPOCHS], test[EPOCHS]; } Losses;

static uint64_t rotate(uint64_t x, int by) { return x << by | x >> (64 - by); }

static uint64_t next_word(Generator *g) {
  uint64_t *s = g->words, word = rotate(s[0] + s[3], 23) + s[0], shifted = s[1] << 17;
  s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= shifted; s[3] = rotate(s[3], 45);
  return word;
}

static Generator seeded(uint64_t seed) { // splitmix64
  Generator g = {.has_spare = 0};
  for (int i = 0; i < 4; i++) {
    uint64_t z = seed += 0x9e3779b97f4a7c15ull;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ z >> 27) * 0x94d049bb133111ebull;
    g.words[i] = z ^ z >> 31;
  }
  return g;
}

static float normal(Generator *g) {
  if (g->has_spare) { g->has_spare = 0; return g->spare; }
  float u, v, q;
  do {
    uint64_t word = next_word(g); // two signed halves
    u = (int32_t)word * 0x1p-31f; v = (int32_t)(word >> 32) * 0x1p-31f; q = u * u + v * v;
  } while (q >= 1 || q == 0);
  q = sqrtf(-2 * logf(q) / q);
  g->spare = v * q; g->has_spare = 1;
  return u * q;
}

static void draw(Drawn *d, uint64_t seed) {
  Generator g = seeded(seed);
  for (int i = 0; i < ROWS; i++) for (int j = 0; j < INPUTS; j++) d->features[i][j] = normal(&g);
  for (int i = 0; i < ROWS; i++) d->noise[i] = normal(&g);
  for (int j = 0; j < INPUTS; j++) d->start[j] = normal(&g);
  for (int e = 0; e < EPOCHS; e++) {
    int *order = d->orders[e];
    for (int i = 0; i < TRAIN_ROWS; i++) order[i] = i;
    for (int i = TRAIN_ROWS - 1; i > 0; i--) {
      int j = (int)((next_word(&g) >> 32) * (uint64_t)(i + 1) >> 32), held = order[i];
      order[i] = order[j]; order[j] = held;
    }
  }
}

static float dot(const float *x, const float *w) {
  float sum = 0;
  for (int j = 0; j < INPUTS; j++) sum += x[j] * w[j];
  return sum;
}

static Losses fit(const Drawn *d, float penalty) {
  Losses losses;
  float labels[ROWS], w[INPUTS], b = 0;
  memcpy(w, d->start, sizeof w);
  for (int i = 0; i < ROWS; i++) {
    float sum = 0;
    for (int j = 0; j < INPUTS; j++) sum += d->features[i][j] * 0.01f;
    labels[i] = sum + 0.05f + 0.01f * d->noise[i];
  }
  for (int e = 0; e < EPOCHS; e++) {
    for (int k = 0; k < TRAIN_ROWS; k++) {
      int row = d->orders[e][k];
      const float *x = d->features[row];
      float residual = dot(x, w) + b - labels[row];
      for (int j = 0; j < INPUTS; j++) w[j] -= RATE * (residual * x[j] + penalty * w[j]);
      b -= RATE * residual;
    }
    float sums[2] = {0, 0};
    for (int i = 0; i < ROWS; i++) {
      float residual = dot(d->features[i], w) + b - labels[i];
      sums[i >= TRAIN_ROWS] += residual * residual / 2;
    }
    losses.train[e] = sums[0] / TRAIN_ROWS;
    losses.test[e] = sums[1] / TEST_ROWS;
  }
  return losses;
}

// What threads share: thread t makes the runs t, t + threads, …; `drawn` holds a run's numbers where they are kept.
static int threads, runs, draws, fits;
static uint64_t first_seed;
static Drawn *kept;
static Losses *results;

static void *work(void *thread) {
  Drawn *own = malloc(sizeof *own);
  for (int i = (int)(intptr_t)thread; i < runs; i += threads) {
    Drawn *d = kept ? kept + i : own;
    if (draws) draw(d, first_seed + (uint64_t)i);
    if (fits) results[i] = fit(d, (float)(i % 10));
  }
  free(own);
  return NULL;
}

static double make_runs(int with_draws, int with_fits) {
  struct timespec from, to;
  pthread_t ids[64];
  draws = with_draws; fits = with_fits;
  clock_gettime(CLOCK_MONOTONIC, &from);
  for (int t = 1; t < threads; t++) pthread_create(&ids[t], NULL, work, (void *)(intptr_t)t);
  work((void *)0);
  for (int t = 1; t < threads; t++) pthread_join(ids[t], NULL);
  clock_gettime(CLOCK_MONOTONIC, &to);
  return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) * 1e-9;
}

int main(int count, char **arguments) {
  char what[16];
  uint64_t seed;
  threads = count > 1 ? atoi(arguments[1]) : 1;
  printf("C, gcc %s -Ofast -march=native\n", __VERSION__); fflush(stdout);
  while (scanf("%15s %d %lu", what, &runs, &seed) == 3) {
    double seconds, train = 0, test = 0;
    int tenth = 0, apart = strcmp(what, "all") != 0, fitting = strcmp(what, "draw") != 0;
    first_seed = seed * (uint64_t)runs;
    results = malloc((size_t)runs * sizeof *results);
    kept = apart ? malloc((size_t)runs * sizeof *kept) : NULL;
    if (apart) make_runs(1, 0); // on the clock only what was asked for; memory is mapped by now
    seconds = make_runs(!apart || !fitting, fitting);
    for (int i = 5; fitting && i < runs; i += 10, tenth++) { train += results[i].train[EPOCHS - 1]; test += results[i].test[EPOCHS - 1]; }
    printf("%.6f %g %g\n", seconds, tenth ? train / tenth : 0, tenth ? test / tenth : 0); fflush(stdout);
    free(kept); free(results);
  }
}
