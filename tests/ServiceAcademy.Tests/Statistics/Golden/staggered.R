# Golden values of Differences/*Tests.cs, base R 4.2.2: Rscript staggered.R. Simulated: 40 units in 20 clusters, 10 periods, starts in 4, 6 and 8 or never. Writes
# staggered.csv and staggered.txt. ATT(g,t) and influences by the paper's formulas, written independently of the C#; beside, where the folder DID holds the R package
# did 2.1.1 (not in Debian), the same by did, which gave the same figures to all digits printed (differences are printed last).
set.seed(2021)
n <- 40; TT <- 10; cl <- rep(1:20, each = 2); g <- sample(rep(c(4, 6, 8, 0), each = 5))[cl]
ce <- rnorm(20)[cl]; y <- t(sapply(1:n, function(i) ce[i] + 0.1 * (1:TT) + as.numeric(filter(rnorm(TT), 0.5, method = "recursive"))
  + (g[i] > 0 & 1:TT >= g[i]) * (1 + 0.2 * ((1:TT) - g[i]))))
y <- round(y, 4)
write.csv(data.frame(cluster = cl, start = g, y), "staggered.csv", row.names = FALSE, quote = FALSE)
start <- ifelse(g == 0, Inf, g)
att <- list(); psi <- list(); G <- NULL; P <- NULL
for (gg in c(4, 6, 8)) for (t in setdiff(1:TT, gg - 1)) {
  d <- y[, t] - y[, gg - 1]; tr <- start == gg; co <- start > max(t, gg - 1) & !tr
  if (sum(co) == 0) next
  att <- c(att, mean(d[tr]) - mean(d[co])); G <- c(G, gg); P <- c(P, t)
  psi <- c(psi, list(tr * (d - mean(d[tr])) / sum(tr) - co * (d - mean(d[co])) / sum(co)))
}
att <- unlist(att); psi <- do.call(cbind, psi)
se <- function(p, by = 1:n) sqrt(sum(tapply(p, by, sum)^2))
say <- function(name, ...) cat(name, format(c(...), digits = 12), "\n", file = "staggered.txt", append = name != "group")
say("group", G); say("period", P); say("att", att); say("se", apply(psi, 2, se)); say("clustered", apply(psi, 2, se, by = cl))
agg <- function(k) { p <- sapply(G[k], function(x) mean(start == x)); w <- p / sum(p); a <- sum(w * att[k])
  dw <- sapply(seq_along(k), function(j) { i1 <- (start == G[k][j]) - p[j]; i1 / sum(p) - rowSums(sapply(seq_along(k), function(m) (start == G[k][m]) - p[m])) * p[j] / sum(p)^2 })
  list(a, as.vector(psi[, k, drop = FALSE] %*% w) + as.vector(matrix(dw, n) %*% att[k]) / n) }
s <- agg(which(P >= G)); say("simple", s[[1]], se(s[[2]]), se(s[[2]], cl))
for (e in setdiff(-7:6, -1)) { k <- which(P - G == e); if (length(k)) { s <- agg(k); say(paste0("event", e), s[[1]], se(s[[2]]), se(s[[2]], cl)) } }
for (gg in c(4, 6, 8)) { s <- agg(which(G == gg & P >= gg)); say(paste0("start", gg), s[[1]], se(s[[2]]), se(s[[2]], cl)) }
folder <- Sys.getenv("DID")
if (folder != "") {
  suppressMessages({ library(data.table); library(dplyr); library(Matrix); library(tidyr) })
  for (f in list.files(file.path(folder, "bm/R"), full.names = TRUE)) if (!grepl("RcppExports|zzz|imports", f)) source(f)
  for (f in list.files(file.path(folder, "R"), full.names = TRUE)) if (!grepl("imports|zzz|gplot|ggdid|tidy", f)) source(f)
  means <- function(y1, y0, D, covariates, i.weights, inffunc = TRUE, ...) { dy <- y1 - y0; p <- mean(D); a <- mean(dy[D == 1]); b <- mean(dy[D == 0])
    list(ATT = a - b, att.inf.func = D * (dy - a) / p - (1 - D) * (dy - b) / (1 - p)) }
  long <- data.frame(id = rep(1:n, TT), t = rep(1:TT, each = n), y = as.vector(y), g = rep(g, TT))
  m <- att_gt(yname = "y", tname = "t", idname = "id", gname = "g", data = long, control_group = "notyettreated", est_method = means, bstrap = FALSE, cband = FALSE)
  post <- m$t >= m$group; mine <- P >= G
  cat("did, after the start: att", max(abs(m$att[post] - att[mine])), "se", max(abs(m$se[post] - apply(psi, 2, se)[mine])), "\n")
  a <- aggte(m, type = "simple", bstrap = FALSE, cband = FALSE); s <- agg(which(mine)); cat("simple", a$overall.att - s[[1]], a$overall.se - se(s[[2]]), "\n")
  a <- aggte(m, type = "dynamic", bstrap = FALSE, cband = FALSE)
  for (e in 0:6) { s <- agg(which(P - G == e)); cat("event", e, a$att.egt[a$egt == e] - s[[1]], a$se.egt[a$egt == e] - se(s[[2]]), "\n") }
}
