import statistics as st

data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.pstdev(data), st.pvariance(data))
print(round(st.stdev(data), 6), st.variance([1, 2, 3, 4]), st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]))
print(st.mean([1.5, 2.5]), st.fmean([1, 2, 3]), st.multimode("aabbc"), st.harmonic_mean([40, 60]))
try:
    st.mean([])
except st.StatisticsError as e:
    print("StatisticsError:", e)
