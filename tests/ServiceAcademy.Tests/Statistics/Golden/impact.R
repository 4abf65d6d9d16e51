# Golden values of Randomised/, Multiplicity/, Imputation/, Importance/, Charts/ and Mixed/*Tests.cs. Debian 12:
# apt-get install r-base-core r-cran-clubsandwich r-cran-metafor r-cran-mice r-cran-lme4; Rscript impact.R. Writes impact.txt, sleepstudy.csv and swiss.csv.
# R 4.2.2, clubSandwich 0.5.8, metafor 3.8.1, mice 3.15.0, lme4 1.1-31, MASS 7.3-58.2.
suppressMessages({ library(clubSandwich); library(metafor); library(mice); library(lme4); library(MASS) })
said <- FALSE
say <- function(name, ...) { cat(name, formatC(c(...), digits = 12, format = "g"), "\n", file = "impact.txt", append = said); said <<- TRUE }
# Randomised wait-list: 24 units in three strata, KPI before and after.
set.seed(1935)
s <- rep(1:3, c(6, 8, 10)); b <- round(rnorm(24, 70 + 2 * s, 5), 2); a <- round(0.6 * b + 3 * s + rnorm(24, 30, 4), 2); z <- unlist(lapply(c(6, 8, 10), function(k) sample(rep(0:1, k / 2))))
a <- a + 4 * z
say("stratum", s); say("before", b); say("after", a); say("trained", z)
fit <- lm(a ~ z + b + factor(s)); hc <- coef_test(fit, vcovCR(fit, 1:24, "CR2"), test = "Satterthwaite", coefs = "z")
say("waitlist", hc$beta, hc$SE, hc$df, hc$p_Satt)
p <- power.t.test(n = 20, delta = 5, sd = 6, strict = TRUE); say("power", p$power, power.t.test(n = 20, sd = 6, power = 0.8, strict = TRUE, tol = 1e-10)$delta)
# Multiplicity.
ps <- c(0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34, 0.341, 0.384, 0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986)
say("p", ps); say("bh", p.adjust(ps, "BH"))
# Shrinkage: Rubin's eight schools (1981).
y <- c(28, 8, -3, 7, -1, 1, 18, 12); e <- c(15, 10, 16, 11, 9, 11, 10, 18)
y2 <- y * 3
for (k in 1:2) { yy <- list(y, y2)[[k]]; r <- rma(yy, sei = e, method = "REML", control = list(threshold = 1e-12, maxiter = 1000)); q <- confint(r); bl <- blup(r)
  say(paste0("shrink", k), r$b, r$se, r$tau2, q$random[1, 2:3]); say(paste0("blup", k), bl$pred); say(paste0("blupse", k), bl$se); say(paste0("dl", k), rma(yy, sei = e, method = "DL")$tau2) }
# Rubin's rules.
q <- c(2.1, 2.6, 1.9, 2.4, 2.2); u <- c(0.25, 0.3, 0.27, 0.22, 0.26)
r <- pool.scalar(q, u, n = 41, k = 1); say("rubin", r$qbar, r$t, r$df, r$r, r$fmi)
# Shares of R2: Gromping's example (2006, J. Stat. Softw. 17(1)), Fertility on all others; all orders by base R.
write.csv(swiss, "swiss.csv", row.names = FALSE, quote = FALSE)
x <- names(swiss)[-1]; r2 <- function(v) if (length(v)) summary(lm(reformulate(v, "Fertility"), swiss))$r.squared else 0
perms <- function(v) if (length(v) < 2) list(v) else do.call(c, lapply(seq_along(v), function(i) lapply(perms(v[-i]), function(p) c(v[i], p))))
gain <- sapply(perms(x), function(o) sapply(x, function(n) { k <- match(n, o); r2(o[seq_len(k)]) - r2(o[seq_len(k - 1)]) })); say("lmg", rowMeans(gain))
# Seasons: classical decomposition of five years of temperatures at Nottingham.
n5 <- window(nottem, end = c(1924, 12)); d <- decompose(n5); say("nottem", n5); say("seasonal", d$figure); say("adjusted", n5 - d$seasonal)
# Rates: events over exposure, overdispersed.
ev <- c(3, 7, 0, 12, 5, 9, 2, 15, 4, 6, 1, 8); ex <- c(50, 80, 40, 90, 60, 75, 55, 85, 70, 65, 45, 95)
f <- glm.nb(ev ~ offset(log(ex)), control = glm.control(epsilon = 1e-14, maxit = 200)); say("events", ev); say("exposure", ex); say("negbin", exp(coef(f)), sqrt(vcov(f)), f$theta)
# Mixed model: lme4's own example.
write.csv(data.frame(reaction = sleepstudy$Reaction, days = sleepstudy$Days, subject = as.integer(as.character(sleepstudy$Subject))), "sleepstudy.csv", row.names = FALSE, quote = FALSE)
m <- lmer(Reaction ~ Days + (Days | Subject), sleepstudy, control = lmerControl(optCtrl = list(ftol_abs = 1e-14, xtol_abs = 1e-12)))
v <- as.data.frame(VarCorr(m)); say("sleep", fixef(m), sqrt(diag(as.matrix(vcov(m)))), v$vcov[c(1, 2, 3, 4)], REMLcrit(m))
m1 <- lmer(Reaction ~ Days + (1 | Subject), sleepstudy, control = lmerControl(optCtrl = list(ftol_abs = 1e-14, xtol_abs = 1e-12))); v <- as.data.frame(VarCorr(m1))
say("sleep1", fixef(m1), sqrt(diag(as.matrix(vcov(m1)))), v$vcov, REMLcrit(m1))
