# Golden values of Calibration/RaterCalibrationTests.cs. Debian 12: apt-get install r-base-core r-cran-erm; Rscript raters.R > raters.txt
# R 4.2.2, eRm 1.0-2. A many-facet partial credit model, fitted by conditional maximum likelihood as a linear partial credit model
# (Fischer & Ponocny 1994) whose virtual items are criterion x rater. The 300 people are simulated; what is compared is the fit.
suppressMessages(library(eRm))
set.seed(1989)
steps <- rbind(c(-1.5, 0, 1), c(-0.5, 0.5, 1.5), c(-1, -0.5, 0.8)); severity <- c(-0.6, 0, 0.6)
theta <- rnorm(300)
rating <- function(t, i, r) { z <- cumsum(c(0, t - steps[i, ] - severity[r])); sample(0:3, 1, prob = exp(z)) }
x <- t(sapply(theta, function(t) as.vector(sapply(1:3, function(r) sapply(1:3, function(i) rating(t, i, r))))))
# Rows: rater by criterion by level; columns: cumulative easiness of a criterion's level (the first is zero), minus severity.
W <- NULL
for (r in 1:3) for (i in 1:3) for (h in 1:3) {
  row <- rep(0, 10); k <- 3 * (i - 1) + h
  if (k > 1) row[k - 1] <- 1
  if (r > 1) row[7 + r] <- -h
  W <- rbind(W, row)
}
fit <- LPCM(x, W, mpoints = 1)
cat("severity less that of the first rater:", format(fit$etapar[9:10], digits = 6), " se", format(fit$se.eta[9:10], digits = 4), "\n")
# Cumulative easiness is minus the sum of steps, each shifted by the first step of the first criterion.
e <- c(0, fit$etapar[1:8]); cat("steps less the first:", format(-as.vector(sapply(0:2, function(i) diff(c(0, e[3 * i + 1:3])))), digits = 6), "\n")
for (i in 1:300) cat(x[i, ], "\n", sep = "")
