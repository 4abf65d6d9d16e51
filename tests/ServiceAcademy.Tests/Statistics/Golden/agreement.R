# Golden values of Agreement/*Tests.cs. Debian 12: apt-get install r-base-core r-cran-psych; Rscript agreement.R
# R 4.2.2, psych 2.2.9.
suppressMessages(library(psych))
shroutFleiss <- matrix(c(9,2,5,8, 6,1,3,2, 8,4,6,8, 7,1,2,6, 10,5,6,9, 6,2,4,7), ncol = 4, byrow = TRUE)
print(ICC(shroutFleiss, lmer = FALSE)$results, digits = 8)
line <- lm(dist ~ speed, cars)
print(c(coef(line)[2], confint(line)[2, ]), digits = 8)
