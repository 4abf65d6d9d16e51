# Golden values of Panels/*Tests.cs. Debian 12: apt-get install r-base-core r-cran-clubsandwich; Rscript panel.R
# R 4.2.2, clubSandwich 0.5.8. Simulated: 30 units in 15 clusters, 12 periods, one cell in ten missing, errors with memory. Writes panel.csv and panel.txt.
suppressMessages(library(clubSandwich))
set.seed(2018)
d <- expand.grid(period = 1:12, unit = 1:30); d$cluster <- (d$unit * 7) %/% 3 %% 15
ar <- function(n, rho) as.numeric(filter(rnorm(n), rho, method = "recursive"))
d$x <- unlist(lapply(1:30, function(u) rnorm(1) + ar(12, 0.7))); d$z <- unlist(lapply(1:30, function(u) ar(12, 0.3)))
d$y <- 0.4 * d$x - 0.2 * d$z + rnorm(30)[d$unit] + sin(d$period) + unlist(lapply(1:30, function(u) ar(12, 0.6)))
d <- d[runif(360) > 0.1, ]; d[, 4:6] <- round(d[, 4:6], 4)
write.csv(d, "panel.csv", row.names = FALSE, quote = FALSE)
fit <- lm(y ~ x + z + factor(unit) + factor(period), d)
G <- length(unique(d$cluster)); N <- nrow(d); K <- 2 + 11 + 1
cr0 <- vcovCR(fit, d$cluster, "CR0"); cr2 <- coef_test(fit, vcovCR(fit, d$cluster, "CR2"), test = "Satterthwaite", coefs = c("x", "z"))
say <- function(name, ...) cat(name, format(c(...), digits = 12), "\n", file = "panel.txt", append = name != "slopes")
say("slopes", coef(fit)[c("x", "z")])
say("cr1", sqrt(diag(cr0)[c("x", "z")] * G / (G - 1) * (N - 1) / (N - K)))
say("cr2", cr2$SE); say("df", cr2$df); say("p", cr2$p_Satt)
# Wild cluster bootstrap, null imposed, all 2^10 sign patterns of the first ten clusters.
s <- d[d$cluster < 10, ]
stat <- function(new, null) { s$y <- new; f <- lm(y ~ x + z + factor(unit) + factor(period), s); e <- residuals(f)
  xt <- residuals(lm(x ~ z + factor(unit) + factor(period), s)); (coef(f)["x"] - null) / (sqrt(sum(tapply(xt * e, s$cluster, sum)^2)) / sum(xt^2)) }
wild <- function(null) { r <- lm(I(y - null * x) ~ z + factor(unit) + factor(period), s); t0 <- abs(stat(s$y, null)); u <- residuals(r); m <- fitted(r) + null * s$x
  mean(sapply(0:1023, function(k) { v <- (bitwAnd(k, 2^(0:9)) > 0) * 2 - 1; abs(stat(m + u * v[match(s$cluster, 0:9)], null)) >= t0 * (1 - 1e-9) })) }
say("wild", wild(0), wild(0.3))
