int beside = 40;
