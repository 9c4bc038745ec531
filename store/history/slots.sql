-- One row per activity and half-year of the history that is at hand (history), and how many observations it holds.
select activity, period, count(*) as observations
from history
group by activity, period
order by period, activity;
